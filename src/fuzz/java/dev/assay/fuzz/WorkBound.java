package dev.assay.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Holds an input to a bounded amount of work: two seconds of the thread's own processor time, some hundred times of what
 * 64 KB need, so that neither another process nor the collector of garbage is taken for a fault. Now and then the input is
 * repeated up to 64 KB, as what grows faster than its input shows only there.
 */
public final class WorkBound {

    private static final int LARGEST = 65_536;
    private static final int ONE_IN = 64;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WorkBound() {}

    /** Reads an input, and one in a few again at full length. */
    public static void read(byte[] input, Reading reading) {
        within(input, reading);
        // By its content, so that what is found is found again.
        if (input.length > 0 && input.length < LARGEST && Math.floorMod(Arrays.hashCode(input), ONE_IN) == 0) {
            within(repeated(input), reading);
        }
    }

    private static void within(byte[] input, Reading reading) {
        long spent = spent(input, reading);
        if (spent >= MOST_NANOS) {
            // Loading and changing a class for the first time is no work that the input asks for.
            spent = spent(input, reading);
        }
        Law.holds(spent < MOST_NANOS, "64 KB take two seconds at most", spent + " ns for " + input.length + " bytes");
    }

    private static long spent(byte[] input, Reading reading) {
        long before = THREADS.getCurrentThreadCpuTime();
        reading.read(input);
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    private static byte[] repeated(byte[] input) {
        byte[] large = new byte[LARGEST];
        for (int at = 0; at < LARGEST; at += input.length) {
            System.arraycopy(input, 0, large, at, Math.min(input.length, LARGEST - at));
        }
        return large;
    }

    /** Reads an input and says what must hold. */
    @FunctionalInterface
    public interface Reading {

        /** Reads it. */
        void read(byte[] input);
    }
}
