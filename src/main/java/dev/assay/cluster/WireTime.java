package dev.assay.cluster;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads RFC 3339 times. Kubernetes writes {@code 2026-11-24T03:26:42Z}, sometimes with a fraction; these are read by place,
 * because every object has several and the JDK's formatter takes more time for one than the rest of the object does.
 */
final class WireTime {

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int LONGEST_FRACTION = 9;
    private static final int SECONDS_OF_DAY = 86_400;

    private WireTime() {}

    /** Throws a {@link java.time.DateTimeException} if the text is no time. */
    static Instant parse(String text) {
        int end = text.length() - 1;
        boolean usual = end >= FORM.length() && text.charAt(end) == 'Z' && hasForm(text) && hasFraction(text, end);
        if (!usual) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + hour * 3_600L + minute * 60L + second, nanos(text, end));
    }

    private static boolean hasForm(String text) {
        for (int at = 0; at < FORM.length(); at++) {
            char form = FORM.charAt(at);
            char found = text.charAt(at);
            if (form == '0' ? !isDigit(found) : form != found) {
                return false;
            }
        }
        return true;
    }

    /** A point and some digits up to the end, or nothing at all. */
    private static boolean hasFraction(String text, int end) {
        int digits = end - FORM.length() - 1;
        if (digits < 0) {
            return true;
        }
        if (digits == 0 || digits > LONGEST_FRACTION || text.charAt(FORM.length()) != '.') {
            return false;
        }
        for (int at = FORM.length() + 1; at < end; at++) {
            if (!isDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static long nanos(String text, int end) {
        int from = FORM.length() + 1;
        if (from > end) {
            return 0;
        }
        long nanos = number(text, from, end);
        for (int digits = end - from; digits < LONGEST_FRACTION; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
