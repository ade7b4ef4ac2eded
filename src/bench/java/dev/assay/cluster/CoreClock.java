package dev.assay.cluster;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Counts the time that this thread had a core, and the time of the garbage collector, which works on its behalf. Unlike a
 * wall clock it stands still while other processes have the core.
 */
final class CoreClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
    private static final long NANOS_PER_MILLI = 1_000_000;

    private CoreClock() {}

    static long nanos() {
        long collecting = COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return THREADS.getCurrentThreadCpuTime() + collecting * NANOS_PER_MILLI;
    }
}
