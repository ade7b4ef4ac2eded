package dev.assay.access;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many at once and no more, and of one person a part of those. Safe for many threads. */
public final class Places {

    private final Semaphore free;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /**
     * Creates them, all free.
     *
     * @param most how many there are
     * @param mostOfOne how many of them one person may have
     */
    public Places(int most, int mostOfOne) {
        this.free = new Semaphore(most, true);
        this.mostOfOne = mostOfOne;
    }

    /**
     * Takes one, to be closed; empty if the person has theirs, or if none is free in time.
     *
     * @param who takes it; empty where nobody signs in, and then nobody has a part of their own
     * @param patience how long to wait
     */
    public Optional<Place> take(Optional<String> who, Duration patience) throws InterruptedException {
        if (who.isPresent() && taken.merge(who.get(), 1, Integer::sum) > mostOfOne) {
            giveBack(who);
            return Optional.empty();
        }
        boolean got = false;
        try {
            got = free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!got) {
                giveBack(who);
            }
        }
        if (!got) {
            return Optional.empty();
        }
        return Optional.of(() -> {
            free.release();
            giveBack(who);
        });
    }

    private void giveBack(Optional<String> who) {
        who.ifPresent(name -> taken.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1));
    }

    /** Taken until it is closed, which is to be done once. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {

        @Override
        void close();
    }
}
