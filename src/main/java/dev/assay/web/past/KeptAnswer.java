package dev.assay.web.past;

import dev.assay.history.HistoryReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answer to a question that every page asks. Once there is one nobody waits: an answer that has grown old is
 * given once more while a new one is fetched. Safe for many threads.
 */
final class KeptAnswer<T> {

    private final PastReader reader;
    private final BiFunction<HistoryReader, Instant, Optional<T>> question;
    private final Duration fresh;
    private Past<T> known = Past.slow();
    private Instant knownAt = Instant.MIN;
    private @Nullable CompletableFuture<Past<T>> asked;

    /**
     * Creates it.
     *
     * @param question asked with the moment for which an answer is wanted
     * @param fresh how long an answer is as good as new
     */
    KeptAnswer(PastReader reader, BiFunction<HistoryReader, Instant, Optional<T>> question, Duration fresh) {
        this.reader = reader;
        this.question = question;
        this.fresh = fresh;
    }

    Past<T> at(Instant now) {
        CompletableFuture<Past<T>> asking;
        synchronized (this) {
            boolean kept = known.answer().isPresent();
            if (kept && Duration.between(knownAt, now).abs().compareTo(fresh) < 0) {
                return known;
            }
            asking = asking(now);
            if (kept) {
                return known;
            }
        }
        return reader.await(asking);
    }

    /** One question at a time: whoever comes meanwhile gets the same answer. */
    private CompletableFuture<Past<T>> asking(Instant now) {
        CompletableFuture<Past<T>> before = asked;
        if (before != null && !before.isDone()) {
            return before;
        }
        CompletableFuture<Past<T>> begun =
                reader.begin(history -> question.apply(history, now)).thenApply(answer -> keep(answer, now));
        asked = begun;
        return begun;
    }

    private synchronized Past<T> keep(Past<T> answer, Instant now) {
        known = answer;
        knownAt = now;
        return answer;
    }
}
