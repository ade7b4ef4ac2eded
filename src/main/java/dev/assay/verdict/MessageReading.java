package dev.assay.verdict;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one result message says.
 *
 * @param causeOrNull read it by {@link #cause()}
 * @param imageOrNull read it by {@link #image()}
 * @param exceptions the PolicyExceptions that a skip names, as {@code namespace/name}
 * @param classified false if no pattern matched: the verdict is then {@code error}, the cause {@code unknown}
 */
public record MessageReading(
        Verdict verdict,
        @Nullable Cause causeOrNull,
        @Nullable String imageOrNull,
        List<String> exceptions,
        boolean classified) {

    public MessageReading {
        exceptions = List.copyOf(exceptions);
    }

    /** A meaning that is known without reading a text. */
    static MessageReading of(Verdict verdict, @Nullable Cause cause) {
        return new MessageReading(verdict, cause, null, List.of(), true);
    }

    public Optional<Cause> cause() {
        return Optional.ofNullable(causeOrNull);
    }

    /** The canonical name of the one image that the message is about. */
    public Optional<String> image() {
        return Optional.ofNullable(imageOrNull);
    }
}
