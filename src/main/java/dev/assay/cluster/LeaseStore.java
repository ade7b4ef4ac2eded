package dev.assay.cluster;

import java.io.IOException;
import java.util.Optional;

/** Keeps a Lease where all replicas see it. A write that is not the next after what was read fails. */
interface LeaseStore {

    /** Where nothing else writes there is nothing to agree on. */
    LeaseStore ALONE = new LeaseStore() {

        @Override
        public Optional<LeaseRecord> read() {
            return Optional.empty();
        }

        @Override
        public void write(LeaseRecord lease) {
            // Nobody reads it.
        }
    };

    /** The Lease; empty if there is none. */
    Optional<LeaseRecord> read() throws IOException;

    /** Writes it, anew if its version is blank, else in place of that version. */
    void write(LeaseRecord lease) throws IOException;
}
