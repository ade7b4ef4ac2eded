package dev.assay.gate;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the modelled Kyverno found of one image of one object.
 *
 * @param uid of the object
 * @param image which
 * @param generation of the policy that was evaluated
 * @param at when
 * @param good whether it passed or was let in by an exception
 * @param exceptedBy the exception; null if none was needed
 */
record Evaluation(
        String uid,
        String image,
        long generation,
        Instant at,
        boolean good,
        @Nullable String exceptedBy) {

    Optional<String> exception() {
        return Optional.ofNullable(exceptedBy);
    }
}
