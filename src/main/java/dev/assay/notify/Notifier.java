package dev.assay.notify;

import dev.assay.posture.Posture;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the newest posture from time to time and hands over what became worse. Nobody waits for it. */
final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final Supplier<Posture> postures;
    private final Consumer<Digest> delivery;
    private final Duration interval;
    private final Clock clock;
    private final Worsening worsening = new Worsening();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("notify").daemon().factory());

    /**
     * Creates one that does not run yet.
     *
     * @param postures gives the newest one
     * @param delivery takes a digest without waiting
     * @param interval between two looks
     * @param clock of the postures' source
     */
    Notifier(Supplier<Posture> postures, Consumer<Digest> delivery, Duration interval, Clock clock) {
        this.postures = postures;
        this.delivery = delivery;
        this.interval = interval;
        this.clock = clock;
    }

    void start() {
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(this::lookSafely, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is worse than at the last look is handed over as one digest. */
    void look() {
        List<Change> changes = worsening.in(postures.get());
        if (!changes.isEmpty()) {
            delivery.accept(Digest.of(clock.instant(), changes));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            // A timer whose task throws runs it never again.
            LOG.error("What became worse could not be told", e);
        }
    }
}
