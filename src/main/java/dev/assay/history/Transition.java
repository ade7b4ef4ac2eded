package dev.assay.history;

import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place got another verdict.
 *
 * @param at when that was seen
 * @param place what and where
 * @param was the verdict before; null where the place appeared
 * @param now the verdict since
 */
public record Transition(Instant at, Place place, @Nullable Verdict was, PlaceVerdict now) {

    /** The verdict before; empty where the place appeared. */
    public Optional<Verdict> before() {
        return Optional.ofNullable(was);
    }
}
