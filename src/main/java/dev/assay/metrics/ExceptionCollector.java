package dev.assay.metrics;

import dev.assay.policy.PolicyException;
import dev.assay.posture.Posture;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The exceptions to policies as Prometheus metrics, by the namespace they stand in. Absent until the posture is complete. */
final class ExceptionCollector implements MultiCollector {

    private final Supplier<Posture> postures;
    private final Clock clock;

    ExceptionCollector(Supplier<Posture> postures, Clock clock) {
        this.postures = postures;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        Posture posture = postures.get();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        if (posture.complete()) {
            Map<String, List<PolicyException>> byNamespace = posture.exceptions().stream()
                    .collect(Collectors.groupingBy(ExceptionCollector::namespace, TreeMap::new, Collectors.toList()));
            long now = clock.instant().getEpochSecond();
            states(byNamespace, now).into(snapshots);
            nextExpiries(byNamespace, now).into(snapshots);
        }
        return snapshots.build();
    }

    private static GaugeFamily states(Map<String, List<PolicyException>> byNamespace, long now) {
        GaugeFamily states = new GaugeFamily(
                "assay_exceptions",
                "PolicyExceptions by whether they end: never (unlimited), later (limited), or they should be gone (expired).",
                "namespace",
                "state");
        byNamespace.forEach((namespace, exceptions) -> {
            Map<State, Integer> counts = new EnumMap<>(State.class);
            exceptions.forEach(exception -> counts.merge(State.of(exception, now), 1, Integer::sum));
            for (State state : State.values()) {
                states.add(counts.getOrDefault(state, 0), namespace, state.label());
            }
        });
        return states;
    }

    private static GaugeFamily nextExpiries(Map<String, List<PolicyException>> byNamespace, long now) {
        GaugeFamily next = new GaugeFamily(
                "assay_exception_next_expiry_timestamp_seconds",
                "When the next PolicyException of the namespace ends, in seconds since 1970; absent if none will.",
                "namespace");
        byNamespace.forEach((namespace, exceptions) -> exceptions.stream()
                .filter(exception -> State.of(exception, now) == State.LIMITED)
                .mapToLong(PolicyException::expiresSecond)
                .min()
                .ifPresent(second -> next.add((double) second, namespace)));
        return next;
    }

    private static String namespace(PolicyException exception) {
        return exception.name().substring(0, Math.max(exception.name().indexOf('/'), 0));
    }

    private enum State {
        UNLIMITED,
        LIMITED,
        EXPIRED;

        static State of(PolicyException exception, long now) {
            if (exception.expiresSecond() == PolicyException.NEVER) {
                return UNLIMITED;
            }
            return exception.expiresSecond() > now ? LIMITED : EXPIRED;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
