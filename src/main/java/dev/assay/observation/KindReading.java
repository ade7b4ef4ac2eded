package dev.assay.observation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of one kind of a live cluster goes, besides what was read.
 *
 * @param lastContact when the kind last gave a sign of life: an event, a bookmark, an answer
 * @param objects how many objects of it are there
 * @param relists how often all of them were read again
 */
public record KindReading(@Nullable Instant lastContact, long objects, long relists) {

    /** When the kind last gave a sign of life; empty if never. */
    public Optional<Instant> heardAt() {
        return Optional.ofNullable(lastContact);
    }
}
