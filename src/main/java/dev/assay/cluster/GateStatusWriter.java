package dev.assay.cluster;

import dev.assay.enforcement.GateRequest;
import dev.assay.enforcement.GateReview;
import dev.assay.enforcement.GateStatus;
import dev.assay.enforcement.StatusPace;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 *     once a second, and when a spec changed:  for each EnforcementGate:  review ──► due? ──► write
 *
 *     stop:  the thread ends ──► Ready becomes Unknown, what is READY first ──► the Lease is given up
 *
 * Invariant: only who holds the Lease writes. Nothing here holds up a watch or the posture: it reads what they left.
 */
/** Keeps the status of each EnforcementGate up to date, on a thread of its own. */
final class GateStatusWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GateStatusWriter.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration LAST_WRITES = Duration.ofSeconds(4);

    private final GateRequests requests;
    private final GateReview review;
    private final StatusDelivery delivery;
    private final BooleanSupplier mayWrite;
    private final Clock clock;
    private final Map<String, GateStatus> written = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("gate status").daemon().unstarted(this::run);

    GateStatusWriter(
            GateRequests requests, GateReview review, StatusDelivery delivery, BooleanSupplier mayWrite, Clock clock) {
        this.requests = requests;
        this.review = review;
        this.delivery = delivery;
        this.mayWrite = mayWrite;
        this.clock = clock;
    }

    void start() {
        requests.onChange(news::release);
        thread.start();
    }

    /** Says of each gate that nobody looks any more. Takes a few seconds at most. */
    void stop() {
        closed.countDown();
        news.release();
        try {
            if (thread.isAlive() && !thread.join(LAST_WRITES)) {
                LOG.warn("The status of an EnforcementGate is being written while Assay stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long end = System.nanoTime() + LAST_WRITES.toNanos();
        requests.all().stream()
                .map(GateRequests.Seen::request)
                .sorted((one, other) -> Boolean.compare(promises(other), promises(one)))
                .takeWhile(_ -> mayWrite.getAsBoolean() && System.nanoTime() - end < 0)
                .forEach(request -> delivery.deliver(
                        request, review.stopping(request, written.get(request.uid()), clock.instant())));
    }

    private boolean promises(GateRequest request) {
        GateStatus status = written.get(request.uid());
        return status != null && status.validUntil() != null;
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                boolean _ = news.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                round();
                boolean _ = closed.await(REST.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at every gate once. */
    void round() {
        if (!mayWrite.getAsBoolean()) {
            // Whoever writes now writes other things; what stands there is read when it is this one's turn again.
            written.clear();
            return;
        }
        Set<String> there = new HashSet<>();
        for (GateRequests.Seen seen : requests.all()) {
            there.add(seen.request().uid());
            tend(seen);
        }
        written.keySet().retainAll(there);
        delivery.forgetAllBut(there);
    }

    private void tend(GateRequests.Seen seen) {
        GateRequest request = seen.request();
        try {
            boolean foreign = delivery.overwritten(seen, written.get(request.uid()));
            GateStatus before = foreign ? null : written.get(request.uid());
            GateStatus next = review.review(request, before, clock.instant());
            if (closed.getCount() > 0 && StatusPace.due(before, next) && delivery.mayTry(request)) {
                write(request, next);
            }
        } catch (RuntimeException e) {
            LOG.error("An EnforcementGate could not be answered; this is a bug in Assay", e);
        }
    }

    private void write(GateRequest request, @Nullable GateStatus next) {
        if (next != null && mayWrite.getAsBoolean() && delivery.deliver(request, next)) {
            written.put(request.uid(), next);
        }
    }
}
