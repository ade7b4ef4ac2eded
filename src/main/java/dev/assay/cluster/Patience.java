package dev.assay.cluster;

import java.io.IOException;
import java.time.Duration;

/** Decides how long to wait for an API server that says nothing. */
interface Patience {

    /**
     * Nothing of use came for this long, a second at least. Called about once a second.
     *
     * @throws IOException to give up
     */
    void waited(Duration silence) throws IOException;

    /** Gives up after this long. */
    static Patience of(Duration longest) {
        return silence -> {
            if (silence.compareTo(longest) >= 0) {
                throw new SilenceException(longest);
            }
        };
    }

    /** The API server said nothing for too long. */
    final class SilenceException extends IOException {

        private static final long serialVersionUID = 1L;

        SilenceException(Duration silence) {
            super("the API server said nothing for " + silence.toSeconds() + " s");
        }
    }
}
