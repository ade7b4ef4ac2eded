package dev.assay.posture;

import java.time.Duration;

/**
 * Says when to publish next: news at once, but publishing takes no more than a tenth of the time, and ten times a second
 * whatever it costs. Without news ten times a second too, as time alone changes verdicts. Until everything was read for the
 * first time no number is shown: a second passes at least, and no more than a tenth of the time is spent. Times are
 * nanoseconds of one clock.
 */
final class PublishPace {

    private static final long LONGEST = Duration.ofMillis(100).toNanos();
    private static final long FIRST_LOAD = Duration.ofSeconds(1).toNanos();
    private static final int REST_PER_WORK = 9;

    private long published;
    private long rest;
    private boolean loaded;

    PublishPace(long now) {
        published = now - LONGEST;
    }

    /** How long it is until the next posture is due; zero or less if it is. */
    long wait(long now, boolean news) {
        return published + (news ? rest : LONGEST) - now;
    }

    /** A posture was published. While the first load goes on nobody waits for the next one. */
    void published(long begin, long end, boolean complete) {
        loaded |= complete;
        published = end;
        long inProportion = REST_PER_WORK * (end - begin);
        rest = loaded ? Math.min(inProportion, LONGEST) : Math.max(inProportion, FIRST_LOAD);
    }
}
