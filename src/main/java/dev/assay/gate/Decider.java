package dev.assay.gate;

import dev.assay.gate.GateDecision.Evidence;
import dev.assay.gate.GateDecision.PolicyForm;
import dev.assay.gate.GateDecision.SoakProgress;
import dev.assay.gate.ReasonCode.Effect;
import dev.assay.posture.PolicyPosture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers for gates at the moment somebody asks. */
final class Decider {

    /** The longest a READY may be relied on. */
    static final Duration LONGEST_VALIDITY = Duration.ofMinutes(5);

    /** The posture is brought up to date every 100 ms; one this old means that Assay itself stands still. */
    static final Duration OLDEST_POSTURE = Duration.ofSeconds(30);

    private final GateSettings settings;
    private final String memoryProblem;
    private final Instant now;

    Decider(GateSettings settings, String memoryProblem, Instant now) {
        this.settings = settings;
        this.memoryProblem = memoryProblem;
        this.now = now;
    }

    GateDecision decide(Gate gate) {
        SoakProgress soak = new SoakProgress(
                settings.soak(), gate.soak().at(now, gate.asOf()), gate.soak().held());
        List<Reason> reasons = new ArrayList<>(gate.conclusion().reasons());
        posturesAge(gate.asOf()).forEach(reasons::add);
        Gate.agesOf(gate.key().namespace(), gate.conclusion(), settings, now).forEach(reasons::add);
        boolean waits = gate.conclusion().blocked()
                || opens(reasons)
                || gate.conclusion().open();
        if (!waits && !soak.done()) {
            reasons.add(Reason.of(ReasonCode.SOAKING, gate.key().namespace(), soaking(soak), now));
        }
        if (!memoryProblem.isEmpty() && !soak.done()) {
            reasons.add(Reason.of(ReasonCode.HISTORY_LOST, "", memoryProblem, now));
        }
        GateState state = state(gate.conclusion().blocked(), waits || !soak.done());
        return new GateDecision(
                form(gate.policy(), gate.key().namespace()),
                gate.key().namespace(),
                state,
                reasons,
                gate.conclusion().unlisted(),
                soak,
                evidence(gate),
                now,
                state == GateState.READY ? validUntil(gate.conclusion()) : null);
    }

    PolicyDecision decide(PolicyPosture policy, Map<String, Gate> gates, GateScope scope) {
        List<GateDecision> counting = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Gate gate : gates.values()) {
            if (!scope.asks(gate.namespace())) {
                continue;
            }
            boolean outside = gate.outOfScope() || !settings.inScope(gate.key().namespace());
            if (outside && !scope.names(gate.key().namespace())) {
                leftOut.add(gate.key().namespace());
            } else {
                counting.add(decide(gate));
            }
        }
        return new PolicyDecision(whole(policy, counting), counting, leftOut);
    }

    private GateDecision whole(PolicyPosture policy, List<GateDecision> namespaces) {
        if (namespaces.isEmpty()) {
            return nothing(policy);
        }
        GateState state = namespaces.stream().map(GateDecision::state).reduce(GateState.READY, GateState::and);
        List<Reason> all = namespaces.stream()
                .flatMap(namespace -> namespace.reasons().stream())
                .distinct()
                .sorted((one, other) ->
                        one.code().effect().compareTo(other.code().effect()))
                .toList();
        int kept = Math.min(all.size(), Conclusion.MOST_REASONS);
        Map<ReasonCode, Integer> unlisted = Conclusion.counted(all.subList(kept, all.size()));
        namespaces.forEach(
                namespace -> namespace.unlisted().forEach((code, count) -> unlisted.merge(code, count, Integer::sum)));
        return new GateDecision(
                form(policy, ""),
                null,
                state,
                all.subList(0, kept),
                unlisted,
                shortest(namespaces),
                together(namespaces),
                now,
                state == GateState.READY ? earliest(namespaces) : null);
    }

    private GateDecision nothing(PolicyPosture policy) {
        Reason nothing = Reason.of(ReasonCode.NOTHING_IN_SCOPE, "", "The policy looks at no image.", now);
        return new GateDecision(
                form(policy, ""),
                null,
                GateState.UNKNOWN,
                List.of(nothing),
                Map.of(),
                new SoakProgress(settings.soak(), Duration.ZERO, false),
                new Evidence(0, null, EvidenceHash.ofAll(List.of())),
                now,
                null);
    }

    private Stream<Reason> posturesAge(Instant asOf) {
        return Duration.between(asOf, now).abs().compareTo(OLDEST_POSTURE) > 0
                ? Stream.of(Reason.of(
                        ReasonCode.READER_BLIND, "", "Assay itself stands still: its posture is of " + asOf + ".", now))
                : Stream.empty();
    }

    private static boolean opens(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.code().effect() == Effect.LEAVES_OPEN);
    }

    private static GateState state(boolean blocked, boolean waits) {
        if (blocked) {
            return GateState.NOT_READY;
        }
        return waits ? GateState.UNKNOWN : GateState.READY;
    }

    private static String soaking(SoakProgress soak) {
        return "All conditions have held for " + soak.clean().truncatedTo(ChronoUnit.SECONDS) + " of " + soak.required()
                + ".";
    }

    private Instant validUntil(Conclusion conclusion) {
        Instant until = now.plus(LONGEST_VALIDITY);
        Instant evidence = conclusion.oldestEvidence().plus(settings.evidenceAge());
        Instant first = evidence.isBefore(until) ? evidence : until;
        return conclusion.firstExpiry().isBefore(first) ? conclusion.firstExpiry() : first;
    }

    private static PolicyForm form(PolicyPosture policy, String namespace) {
        return new PolicyForm(
                policy.policy().key(),
                policy.policy().uid(),
                policy.policy().generation(),
                policy.policy().enforcement().in(namespace));
    }

    private static Evidence evidence(Gate gate) {
        Instant oldest = gate.conclusion().oldestEvidence();
        return new Evidence(gate.conclusion().lookedAt(), oldest.equals(Instant.EPOCH) ? null : oldest, gate.hash());
    }

    private static Evidence together(List<GateDecision> namespaces) {
        Instant oldest = null;
        int places = 0;
        List<EvidenceHash> hashes = new ArrayList<>();
        for (GateDecision namespace : namespaces) {
            places += namespace.evidence().places();
            hashes.add(namespace.evidence().hash());
            oldest = earlier(oldest, namespace.evidence().oldestAt());
        }
        return new Evidence(places, oldest, EvidenceHash.ofAll(hashes));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static SoakProgress shortest(List<GateDecision> namespaces) {
        SoakProgress shortest = namespaces.getFirst().soak();
        boolean running = true;
        for (GateDecision namespace : namespaces) {
            running &= namespace.soak().running();
            shortest = namespace.soak().clean().compareTo(shortest.clean()) < 0 ? namespace.soak() : shortest;
        }
        return new SoakProgress(shortest.required(), shortest.clean(), running);
    }

    private @Nullable Instant earliest(List<GateDecision> namespaces) {
        Instant earliest = now.plus(LONGEST_VALIDITY);
        for (GateDecision namespace : namespaces) {
            earliest = earlier(earliest, namespace.until());
        }
        return earliest;
    }
}
