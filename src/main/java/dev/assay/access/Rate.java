package dev.assay.access;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/*
 *     Of a bucket that fills with time, and from which each request takes one, only the moment at which it is full again
 *     counts:
 *
 *         now ├──────── missing ────────┤ full
 *             ├──────────────── room ─────────────────┤
 *
 *     A request moves that moment one interval further, and may not move it out of the room. A bucket that is full says
 *     nothing, and is forgotten.
 */
/** So many requests a minute of each name and no more, some of them at once. Safe for many threads. */
final class Rate {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long interval;
    private final long room;
    private final int mostNames;
    private final LongSupplier nanoTime;
    private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Creates it.
     *
     * @param perMinute how many, for as long as one likes
     * @param atOnce how many after a rest
     * @param mostNames how many names are known; beyond, the one that asked longest ago is forgotten
     * @param nanoTime a clock that only goes forward
     */
    Rate(int perMinute, int atOnce, int mostNames, LongSupplier nanoTime) {
        this.interval = MINUTE / perMinute;
        this.room = interval * atOnce;
        this.mostNames = mostNames;
        this.nanoTime = nanoTime;
    }

    /** Counts a request of that name: zero if it may be answered, else after how long the next one may, and then it does not count. */
    synchronized Duration ask(String name) {
        long now = nanoTime.getAsLong();
        forgetFull(now);
        Long kept = fullAt.get(name);
        long full = (kept == null || kept - now < 0 ? now : kept) + interval;
        long wait = full - now - room;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        fullAt.put(name, full);
        if (fullAt.size() > mostNames) {
            fullAt.remove(fullAt.keySet().iterator().next());
        }
        return Duration.ZERO;
    }

    /** How many names are known. */
    synchronized int names() {
        return fullAt.size();
    }

    private void forgetFull(long now) {
        Iterator<Long> oldestFirst = fullAt.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next() - now <= 0) {
            oldestFirst.remove();
        }
    }
}
