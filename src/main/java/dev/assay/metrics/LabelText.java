package dev.assay.metrics;

import java.util.regex.Pattern;

/** Label values from the cluster: bounded, and without characters that no terminal or dashboard should be shown. */
final class LabelText {

    private static final int LONGEST = 253;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private LabelText() {}

    /** The text as a label value; Kubernetes' own names come out as they are. */
    static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return UNSAFE.matcher(cut).replaceAll("?");
    }
}
