package dev.assay.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** People and machines that read: each asks, rests and asks again. They begin one after the other. */
final class Readers {

    private Readers() {}

    static Spread measure(Site site, String path, int clients, int each, Duration rest) throws InterruptedException {
        var nanos = new ConcurrentLinkedQueue<Long>();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Thread.sleep(rest.dividedBy(clients));
            threads.add(Thread.ofVirtual().start(() -> {
                for (int request = 0; request < each; request++) {
                    nanos.add(time(site, path));
                    LockSupport.parkNanos(rest.toNanos());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return Spread.ofNanos(nanos);
    }

    private static long time(Site site, String path) {
        long begin = System.nanoTime();
        try {
            site.get(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return System.nanoTime() - begin;
    }
}
