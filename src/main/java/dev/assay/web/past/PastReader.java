package dev.assay.web.past;

import dev.assay.access.Sight;
import dev.assay.access.Viewer;
import dev.assay.history.HistoryReader;
import dev.assay.history.HistoryState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks the history for a page: the page waits a moment and no longer, however slow the database is. Safe for many threads. */
public final class PastReader {

    /** As many questions at once; the database answers one after the other, and more would only wait for longer. */
    private static final int MOST_AT_ONCE = 8;

    private final HistoryReader reader;
    private final Supplier<HistoryState> state;
    private final Executor executor;
    private final Duration patience;
    private final Viewer viewer;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /**
     * Creates it.
     *
     * @param viewer what they may see is all that they are told of
     * @param executor asks; each question may take seconds
     * @param patience how long a page waits
     */
    public PastReader(
            HistoryReader reader, Supplier<HistoryState> state, Viewer viewer, Executor executor, Duration patience) {
        this.reader = reader;
        this.state = state;
        this.viewer = viewer;
        this.executor = executor;
        this.patience = patience;
    }

    /** The answer, if it comes in time; a question that takes longer is answered for nobody. */
    public <T> Past<T> ask(Function<HistoryReader, Optional<T>> question) {
        return await(begin(question));
    }

    /** Asks and does not wait. */
    <T> CompletableFuture<Past<T>> begin(Function<HistoryReader, Optional<T>> question) {
        if (state.get().phase() == HistoryState.Phase.OFF) {
            return CompletableFuture.completedFuture(Past.off());
        }
        // On the thread of the request, which alone knows who asks; and before a place is taken that nobody would give
        // back.
        Sight sight = viewer.sight();
        HistoryReader seen = sight.everything() ? reader : reader.within(sight.namespaces());
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(Past.slow());
        }
        return CompletableFuture.supplyAsync(() -> answer(seen, question), executor);
    }

    /** What was asked for, if it is there in time. */
    <T> Past<T> await(CompletableFuture<Past<T>> asked) {
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Past.slow();
        } catch (ExecutionException e) {
            return Past.unreadable(state.get().reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Past.slow();
        }
    }

    private <T> Past<T> answer(HistoryReader seen, Function<HistoryReader, Optional<T>> question) {
        try {
            return question.apply(seen)
                    .<Past<T>>map(Past.Known::new)
                    .orElseGet(() -> Past.unreadable(state.get().reason()));
        } finally {
            places.release();
        }
    }
}
