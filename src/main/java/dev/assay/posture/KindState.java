package dev.assay.posture;

import dev.assay.observation.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of one kind has come.
 *
 * @param kind the kind
 * @param phase how far
 * @param reason why it cannot be read or is stale; blank otherwise
 * @param lastContact when something was last heard of it
 */
public record KindState(
        Kind kind, KindPhase phase, String reason, @Nullable Instant lastContact) {

    /** When something was last heard of it; empty if never. */
    public Optional<Instant> heardAt() {
        return Optional.ofNullable(lastContact);
    }
}
