package dev.assay.enforcement;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how writing the status of EnforcementGates went. Safe for many threads. */
public final class StatusWrites {

    private final Map<Result, Long> counts = new ConcurrentHashMap<>();

    /** One more went like this. */
    public void count(Result result) {
        counts.merge(result, 1L, Long::sum);
    }

    /** How many went like this. */
    public long of(Result result) {
        return counts.getOrDefault(result, 0L);
    }

    /** How a write went. */
    public enum Result {
        WRITTEN,
        /** Assay's rights do not suffice. */
        FORBIDDEN,
        /** The object is another one by now. */
        CONFLICT,
        /** The object is gone. */
        GONE,
        /** The API server refused it or did not answer. */
        FAILED;

        /** The word for it in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
