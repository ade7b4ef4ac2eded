package dev.assay.cluster;

/**
 * What some events cost.
 *
 * @param events how many
 * @param coreNanos the time of one core that they took together, see {@link CoreClock}
 * @param wallNanos the time that passed meanwhile
 */
public record Cost(long events, long coreNanos, long wallNanos) {

    static final Cost NOTHING = new Cost(0, 0, 0);

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Does the work once and counts. */
    static Cost of(long events, Runnable work) {
        long wall = System.nanoTime();
        long core = CoreClock.nanos();
        work.run();
        return new Cost(events, CoreClock.nanos() - core, System.nanoTime() - wall);
    }

    /** Microseconds of a core per event. */
    public double microsPerEvent() {
        return coreNanos / NANOS_PER_MICRO / events;
    }

    /** Events that one core gets done in a second. */
    public double perSecond() {
        return events * NANOS_PER_SECOND / coreNanos;
    }

    /** Events that were done in a second on the wall clock. */
    public double perWallSecond() {
        return events * NANOS_PER_SECOND / wallNanos;
    }

    /** Both together. */
    public Cost plus(Cost other) {
        return new Cost(events + other.events, coreNanos + other.coreNanos, wallNanos + other.wallNanos);
    }
}
