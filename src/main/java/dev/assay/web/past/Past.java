package dev.assay.web.past;

import java.util.Optional;

/** What the history said, or why it said nothing. Nothing is not "nothing happened". */
public sealed interface Past<T> {

    /** It said this. */
    record Known<T>(T value) implements Past<T> {}

    /** It said nothing; {@code why} tells a person. */
    record Unknown<T>(String why) implements Past<T> {}

    static <T> Past<T> off() {
        return new Unknown<>("No history is kept of a recording, nor where assay.history.enabled is false.");
    }

    static <T> Past<T> slow() {
        return new Unknown<>("The history is slow to answer; load the page again in a moment.");
    }

    static <T> Past<T> unreadable(String reason) {
        return new Unknown<>("The history cannot be read" + (reason.isEmpty() ? "." : ": " + reason + "."));
    }

    /** What it said; empty if it said nothing. */
    default Optional<T> answer() {
        return switch (this) {
            case Known<T> known -> Optional.of(known.value());
            case Unknown<T> _ -> Optional.empty();
        };
    }

    /** Why it said nothing; blank if it said something. */
    default String problem() {
        return switch (this) {
            case Known<T> _ -> "";
            case Unknown<T> unknown -> unknown.why();
        };
    }
}
