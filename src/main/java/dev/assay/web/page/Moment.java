package dev.assay.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A point in time for a {@code <time>} element: for machines, in full for people, and as an age. */
public record Moment(String datetime, String full, String clock, String age) {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static Moment of(Instant instant, Instant now) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return new Moment(
                second.toString(), FULL.format(second), CLOCK.format(second), age(Duration.between(instant, now)));
    }

    /** {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 9 d}; a time ahead of ours is {@code in 3 min}. */
    public static String age(Duration age) {
        long seconds = age.toMillis() / 1000;
        if (seconds < 0) {
            return "in " + age(age.negated());
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
