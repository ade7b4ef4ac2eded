package dev.assay.web.past;

import dev.assay.verdict.Cause;
import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images of one namespace that changed in the same way.
 *
 * @param namespace where
 * @param was the verdict before; null if they appeared
 * @param now the verdict since
 * @param why the cause, where the verdict has one
 * @param images how many
 * @param image one of them
 * @param last when the last of them changed
 */
public record Change(
        String namespace,
        @Nullable Verdict was,
        Verdict now,
        @Nullable Cause why,
        int images,
        String image,
        Instant last) {

    /** The verdict before; empty if they appeared. */
    public Optional<Verdict> before() {
        return Optional.ofNullable(was);
    }

    /** The cause; empty where nothing is wrong. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(why);
    }
}
