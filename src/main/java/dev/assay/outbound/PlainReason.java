package dev.assay.outbound;

import java.util.regex.Pattern;

/**
 * What a server, or somebody whose words it passes on, says went wrong: fit for a log and a page, on one line, without
 * characters that a terminal obeys.
 */
public final class PlainReason {

    private static final int LONGEST = 512;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private PlainReason() {}

    /** The text, cut after 512 characters. */
    public static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        return UNSAFE.matcher(cut).replaceAll(" ").strip();
    }
}
