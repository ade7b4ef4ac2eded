package dev.assay.gate;

import java.util.Collection;
import java.util.List;

/** Keeps soaks over a restart. Safe for many threads. */
public interface SoakMemory {

    /** Remembers nothing: every start begins anew. */
    SoakMemory NONE = new SoakMemory() {

        @Override
        public Recollection recall() {
            return Recollection.NOTHING;
        }

        @Override
        public void remember(Collection<Soak> soaks) {
            // Nothing is kept.
        }

        @Override
        public void forget(Collection<GateKey> gates) {
            // Nothing was kept.
        }
    };

    /** What was kept when the service ran last. Asked once, at the start; may take seconds. */
    Recollection recall();

    /** Keeps these, each in place of what was kept of its gate. Returns at once; what cannot be written is dropped. */
    void remember(Collection<Soak> soaks);

    /** Keeps nothing of these any more. Returns at once. */
    void forget(Collection<GateKey> gates);

    /**
     * What was kept.
     *
     * @param soaks at most one of each gate
     * @param problem why there may have been more, in plain words; blank if this is all
     */
    record Recollection(List<Soak> soaks, String problem) {

        /** Nothing was kept, and nothing went wrong. */
        public static final Recollection NOTHING = new Recollection(List.of(), "");

        public Recollection {
            soaks = List.copyOf(soaks);
        }
    }
}
