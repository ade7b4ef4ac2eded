package dev.assay.cluster;

import java.time.Instant;

/** Is told how the reading of a recording goes. */
public interface RecordingListener {

    /** Hears nothing. */
    RecordingListener SILENT = new RecordingListener() {};

    /**
     * A line was skipped.
     *
     * @param source the file's name
     * @param line counted from 1
     * @param reason what is wrong with it, as the end of a sentence that starts with the line
     */
    default void skipped(String source, long line, String reason) {}

    /**
     * A line is about to be replayed.
     *
     * @param lines how many were read so far
     * @param at its moment on the recording's clock
     */
    default void reached(long lines, Instant at) {}
}
