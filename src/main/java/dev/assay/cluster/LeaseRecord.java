package dev.assay.cluster;

import java.time.Instant;

/**
 * What a Lease says.
 *
 * @param holder who holds it; blank if nobody does
 * @param durationSeconds how long after its renewal nobody else may take it
 * @param acquiredAt when the holder took it
 * @param renewedAt when the holder renewed it, by the holder's clock
 * @param transitions how often it went from one to another
 * @param version of the object; blank for one that is not there yet
 */
record LeaseRecord(
        String holder, int durationSeconds, Instant acquiredAt, Instant renewedAt, long transitions, String version) {}
