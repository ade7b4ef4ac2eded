package dev.assay.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Runs what writes EnforcementGates, and ends it before anything else ends: what it says must not outlive what it sees. */
final class GateResourceLifecycle implements SmartLifecycle {

    private static final Duration LAST_RENEWAL = Duration.ofSeconds(3);

    private final boolean writes;
    private final GateStatusWriter writer;
    private final WriterLease lease;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread tending =
            Thread.ofPlatform().name("gate lease").daemon().unstarted(this::tend);
    private volatile boolean running;

    /**
     * Creates one that does not run.
     *
     * @param writes whether it is to run at all
     * @param lease by which one replica writes
     */
    GateResourceLifecycle(boolean writes, GateStatusWriter writer, WriterLease lease) {
        this.writes = writes;
        this.writer = writer;
        this.lease = lease;
    }

    @Override
    public boolean isAutoStartup() {
        return writes;
    }

    @Override
    public void start() {
        running = true;
        tending.start();
        writer.start();
    }

    @Override
    public void stop() {
        if (!running) {
            return;
        }
        running = false;
        writer.stop();
        closed.countDown();
        if (ended()) {
            lease.release();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private boolean ended() {
        try {
            return tending.join(LAST_RENEWAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tend() {
        try {
            Duration wait = Duration.ZERO;
            while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = lease.tend();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
