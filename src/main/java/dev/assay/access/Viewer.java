package dev.assay.access;

import java.util.Optional;

/** Whoever asks at this moment, on this thread. Outside of a request that is nobody, who sees nothing where people sign in. */
public interface Viewer {

    /** Where nobody is asked who they are: a demo, a recording, a machine of one's own. */
    Viewer ON_OWN_MACHINE = new Viewer() {

        @Override
        public Sight sight() {
            return Sight.EVERYTHING;
        }
    };

    /** Where the operator lets everybody who reaches the port see everything. */
    Viewer ANYBODY = new Viewer() {

        @Override
        public Sight sight() {
            return Sight.EVERYTHING;
        }

        @Override
        public boolean anybody() {
            return true;
        }
    };

    /** What they may see. */
    Sight sight();

    /** Who signed in; empty where nobody does. */
    default Optional<String> name() {
        return Optional.empty();
    }

    /** Whether it may be anybody on the network. */
    default boolean anybody() {
        return false;
    }
}
