package dev.assay.history;

import java.util.Locale;

/**
 * How the history does.
 *
 * @param phase whether it is kept
 * @param reason why it is not kept or not read, in plain words; blank while it is on
 * @param lost what is missing from it, in plain words; blank if nothing is known to be
 * @param droppedWrites how much was never written since the start because too much waited
 */
public record HistoryState(Phase phase, String reason, String lost, long droppedWrites) {

    /** Nothing is kept, and nothing is meant to be. */
    public static final HistoryState OFF = new HistoryState(Phase.OFF, "", "", 0);

    /** Whether history is kept. */
    public enum Phase {
        /** It is not meant to be kept. */
        OFF,
        /** It is kept and can be read. */
        ON,
        /** It should be kept and is not, or not yet. */
        DEGRADED;

        /** The word for it in JSON and on pages. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
