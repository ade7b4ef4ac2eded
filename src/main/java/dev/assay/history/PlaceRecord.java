package dev.assay.history;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place that is or was.
 *
 * @param place what and where
 * @param firstSeen when it was first seen
 * @param goneSince when it was last seen; null while it is there
 * @param verdict the last one
 */
public record PlaceRecord(
        Place place, Instant firstSeen, @Nullable Instant goneSince, PlaceVerdict verdict) {

    /** When it was last seen; empty while it is there. */
    public Optional<Instant> lastSeen() {
        return Optional.ofNullable(goneSince);
    }
}
