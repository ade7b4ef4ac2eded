package dev.assay.cluster;

import java.io.IOException;

/** How far a kind was read, in the versions that the API server gives its collection. Not for several threads. */
final class ReadVersion {

    private String text = "";
    private long highest;

    /** Where a watch goes on. */
    String text() {
        return text;
    }

    /** Whether a watch can go on, or everything must be listed. */
    boolean known() {
        return !text.isEmpty();
    }

    /** Whether the server counts at all: Kyverno's reports-server says 1 of every list. */
    boolean counted() {
        return Wire.version(text) != 1;
    }

    /**
     * Looks at the version of a list.
     *
     * @throws IOException if the server has not yet seen what was seen already, as one that lags behind its fellows
     */
    void refuseEarlier(String listed) throws IOException {
        long number = Wire.version(listed);
        if (number > 1 && number < highest) {
            throw new IOException("the API server lists version " + number + ", but version " + highest
                    + " was seen already; if the cluster was restored from a backup, restart Assay");
        }
    }

    /** All was listed at this version. */
    void listed(String version) {
        text = version;
        highest = Math.max(highest, Wire.version(version));
    }

    /** A watch delivered this version. Versions that come late do not lead back. */
    void watched(String version) {
        long number = Wire.version(version);
        boolean late = number > 0 && number < highest;
        if (!version.isEmpty() && counted() && !late) {
            text = version;
            highest = Math.max(highest, number);
        }
    }

    /** A watch cannot go on from here: all must be listed again. */
    void lose() {
        text = "";
    }

    /** What comes next may be counted from the start. */
    void forget() {
        text = "";
        highest = 0;
    }
}
