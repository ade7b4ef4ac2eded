package dev.assay.metrics;

import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.gate.GateView;
import dev.assay.gate.PolicyDecision;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The gates as Prometheus metrics, read at the scrape. A blank namespace is the policy as a whole. Where policies of both
 * engines share a name, their answers stand together.
 */
final class GateCollector implements MultiCollector {

    private final Supplier<GateView> board;
    private final Clock clock;

    GateCollector(Supplier<GateView> board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        Map<Labels, Answer> answers = new LinkedHashMap<>();
        for (PolicyDecision policy : board.get().decideAll(clock.instant())) {
            add(policy.whole(), answers);
            policy.namespaces().forEach(decision -> add(decision, answers));
        }
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        states(answers).into(snapshots);
        blockers(answers).into(snapshots);
        cleanSince(answers).into(snapshots);
        return snapshots.build();
    }

    private static GaugeFamily states(Map<Labels, Answer> answers) {
        GaugeFamily states = new GaugeFamily(
                "assay_gate_state",
                "Whether the policy may be enforced: 1 for the state it is in, 0 for the others.",
                "policy",
                "namespace",
                "state");
        answers.forEach((labels, answer) -> {
            for (GateState state : GateState.values()) {
                states.add(answer.state == state ? 1 : 0, labels.policy, labels.namespace, state.label());
            }
        });
        return states;
    }

    private static GaugeFamily blockers(Map<Labels, Answer> answers) {
        GaugeFamily blockers = new GaugeFamily(
                "assay_gate_blockers", "Reasons why the gate is not READY.", "policy", "namespace", "reason");
        answers.forEach((labels, answer) -> answer.reasons.forEach(
                (reason, count) -> blockers.add(count, labels.policy, labels.namespace, reason)));
        return blockers;
    }

    private static GaugeFamily cleanSince(Map<Labels, Answer> answers) {
        GaugeFamily clean = new GaugeFamily(
                "assay_gate_clean_since_timestamp_seconds",
                "Since when all conditions of the gate hold, pauses left out, in seconds since 1970; absent if they do not.",
                "policy",
                "namespace");
        answers.forEach((labels, answer) -> {
            if (answer.cleanSince < Double.POSITIVE_INFINITY) {
                clean.add(answer.cleanSince, labels.policy, labels.namespace);
            }
        });
        return clean;
    }

    private static void add(GateDecision decision, Map<Labels, Answer> answers) {
        Labels labels =
                new Labels(decision.policy().key().name(), decision.namespace().orElse(""));
        answers.merge(labels, Answer.of(decision), Answer::and);
    }

    private record Labels(String policy, String namespace) {}

    private record Answer(GateState state, Map<String, Integer> reasons, double cleanSince) {

        static Answer of(GateDecision decision) {
            Map<String, Integer> reasons = new TreeMap<>();
            decision.blockersByCode().forEach((code, count) -> reasons.put(code.label(), count));
            double since = decision.soak()
                    .since(decision.asOf())
                    .map(at -> (double) at.getEpochSecond())
                    .orElse(Double.POSITIVE_INFINITY);
            return new Answer(decision.state(), reasons, since);
        }

        /** Both must hold: the later beginning counts. */
        Answer and(Answer other) {
            Map<String, Integer> both = new TreeMap<>(reasons);
            other.reasons.forEach((reason, count) -> both.merge(reason, count, Integer::sum));
            return new Answer(state.and(other.state), both, Math.max(cleanSince, other.cleanSince));
        }
    }
}
