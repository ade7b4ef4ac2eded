package dev.assay.gate;

import java.util.Locale;

/** Whether a policy may be enforced. */
public enum GateState {
    /** It may: every condition holds, and has held for the soak. */
    READY,
    /** It may not: something is proven to be refused. */
    NOT_READY,
    /** Nobody can tell yet. Not a yes. */
    UNKNOWN;

    /** What two gates say together: the one that stands more in the way. */
    public GateState and(GateState other) {
        if (this == NOT_READY || other == NOT_READY) {
            return NOT_READY;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : READY;
    }

    /** The word for it in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
