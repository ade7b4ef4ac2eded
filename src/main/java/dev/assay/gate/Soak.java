package dev.assay.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long the conditions of a gate have held.
 *
 * @param gate whose conditions
 * @param basis a fingerprint of what must not change meanwhile: the policy's uid and generation, its exceptions. Another
 *     basis is another soak
 * @param clean how long they held, pauses left out; zero or more
 * @param confirmedAt until when that was seen
 */
public record Soak(GateKey gate, String basis, Duration clean, Instant confirmedAt) {

    public Soak {
        if (clean.isNegative()) {
            throw new IllegalArgumentException("A soak of '" + clean + "' is negative");
        }
    }
}
