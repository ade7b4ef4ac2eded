package dev.assay.cluster;

import dev.assay.enforcement.Condition;
import dev.assay.enforcement.GateRequest;
import dev.assay.enforcement.GateStatus;
import dev.assay.enforcement.StatusWrites;
import dev.assay.enforcement.StatusWrites.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes statuses, counts how that went, and leaves a gate alone for a while that could not be written. */
final class StatusDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(StatusDelivery.class);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;
    private static final int CONFLICT = 409;

    private final Patch patch;
    private final StatusWrites writes;
    private final LongSupplier nanos;
    private final Map<String, Failures> failing = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private @Nullable Result told;

    StatusDelivery(Patch patch, StatusWrites writes, LongSupplier nanos) {
        this.patch = patch;
        this.writes = writes;
        this.nanos = nanos;
    }

    /** Whether it is time to write this gate: at once, unless that failed just now. */
    boolean mayTry(GateRequest gate) {
        Failures failures = failing.get(gate.uid());
        return failures == null || nanos.getAsLong() - failures.nextNanos >= 0;
    }

    /** Whether the status was written. */
    boolean deliver(GateRequest gate, GateStatus status) {
        Result result;
        try {
            versions.put(gate.uid(), patch.apply(gate, status));
            result = Result.WRITTEN;
            written(gate);
        } catch (IOException e) {
            result = result(e);
            failed(gate, result, ApiServer.reason(e));
        }
        writes.count(result);
        return result == Result.WRITTEN;
    }

    /** Whether somebody else has since written another answer into the gate's status. */
    boolean overwritten(GateRequests.Seen seen, @Nullable GateStatus written) {
        long ours = versions.getOrDefault(seen.request().uid(), 0L);
        if (written == null || ours == 0 || seen.version() <= ours) {
            return false;
        }
        return seen.request().before().stream()
                .filter(condition -> condition.type().equals("Ready"))
                .map(Condition::status)
                .noneMatch(status -> status == written.ready());
    }

    /** Forgets the gates that are no longer there. */
    void forgetAllBut(Set<String> there) {
        versions.keySet().retainAll(there);
        failing.keySet().retainAll(there);
    }

    private void written(GateRequest gate) {
        if (failing.remove(gate.uid()) != null && failing.isEmpty()) {
            told = null;
            LOG.info("The status of every EnforcementGate is written again");
        }
    }

    private void failed(GateRequest gate, Result result, String reason) {
        int count = failing.getOrDefault(gate.uid(), Failures.NONE).count;
        long wait = FIRST_BACKOFF.toNanos() << Math.min(count, MOST_DOUBLINGS);
        failing.put(gate.uid(), new Failures(count + 1, nanos.getAsLong() + wait));
        if (result != Result.GONE && result != told) {
            told = result;
            LOG.warn(
                    "The status of EnforcementGate '{}/{}' was not written, trying again: {}",
                    gate.namespace(),
                    gate.name(),
                    reason);
        }
    }

    private static Result result(IOException e) {
        if (!(e instanceof RefusedException refusal)) {
            return Result.FAILED;
        }
        return switch (refusal.code()) {
            case RefusedException.FORBIDDEN, RefusedException.UNAUTHORIZED -> Result.FORBIDDEN;
            case RefusedException.NOT_FOUND -> Result.GONE;
            case CONFLICT -> Result.CONFLICT;
            default -> Result.FAILED;
        };
    }

    /** Writes one status; gives the version that the object has then, 0 if it is not a number. */
    @FunctionalInterface
    interface Patch {

        long apply(GateRequest gate, GateStatus status) throws IOException;
    }

    private record Failures(int count, long nextNanos) {

        static final Failures NONE = new Failures(0, 0);
    }
}
