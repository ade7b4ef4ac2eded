package dev.assay.notify;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers digests one after the other on a thread of its own, each tried again for some minutes. Takes them in without waiting. */
final class Delivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST_WAITING = 100;
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final BlockingQueue<Digest> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Webhook webhook;
    private final Pause pause;
    private final Thread thread;

    /**
     * Creates one that does not run yet.
     *
     * @param webhook to which it delivers
     * @param pause how it waits
     */
    Delivery(Webhook webhook, Pause pause) {
        this.webhook = webhook;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("notify delivery").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Takes it in; false if too many wait, and then it is lost. Returns at once. */
    boolean offer(Digest digest) {
        boolean taken = waiting.offer(digest);
        if (!taken) {
            LOG.warn(
                    "A digest of {} changes is lost: {} wait for the webhook",
                    digest.changes().size(),
                    MOST_WAITING);
        }
        return taken;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                deliver(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each pause is twice the one before: 1 s to 64 s, two minutes in all. */
    private void deliver(Digest digest) throws InterruptedException {
        byte[] body = digest.json();
        Duration next = FIRST_PAUSE;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Webhook.Answer answer = webhook.post(body);
            if (answer.taken()) {
                return;
            }
            if (!answer.tryAgain() || attempt == ATTEMPTS) {
                LOG.warn(
                        "A digest of {} changes was not taken: {}",
                        digest.changes().size(),
                        answer.reason());
                return;
            }
            pause.sleep(next);
            next = next.multipliedBy(2);
        }
    }

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }
}
