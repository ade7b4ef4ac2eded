package dev.assay.gate;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All gates as they were at one moment, to be asked at any later one. Immutable: all answers of one view fit together. */
public final class GateView {

    private static final SortedMap<String, Gate> NO_GATES = Collections.emptySortedMap();

    private final Terms terms;
    private final String memoryProblem;
    private final Posture posture;
    private final Map<PolicyKey, PolicyPosture> policies;
    private final Map<PolicyKey, SortedMap<String, Gate>> gates;
    private final boolean whole;

    private GateView(Terms terms, String memoryProblem, Posture posture, Known known, boolean whole) {
        this.terms = terms;
        this.memoryProblem = memoryProblem;
        this.posture = posture;
        this.policies = Collections.unmodifiableMap(known.policies);
        this.gates = Collections.unmodifiableMap(known.gates);
        this.whole = whole;
    }

    /** One without gates: nothing was read yet. */
    static GateView nothingYet(Terms terms) {
        return new GateView(terms, "", Posture.NONE, new Known(Map.of(), Map.of()), true);
    }

    /** The next one. */
    GateView next(
            String nowMemoryProblem,
            Posture newPosture,
            Map<PolicyKey, PolicyPosture> newPolicies,
            Map<PolicyKey, SortedMap<String, Gate>> newGates) {
        return new GateView(terms, nowMemoryProblem, newPosture, new Known(newPolicies, newGates), true);
    }

    /**
     * The same for somebody who may see a part of the cluster: of each policy the gates of the namespaces in that part. Of a
     * policy as a whole it only says that not all may be seen: a READY for a part would be taken for the whole.
     *
     * @param part cuts a posture down to the part
     */
    public GateView only(UnaryOperator<Posture> part) {
        Posture seen = part.apply(posture);
        Map<PolicyKey, PolicyPosture> seenPolicies = new TreeMap<>();
        Map<PolicyKey, SortedMap<String, Gate>> seenGates = new TreeMap<>();
        gates.forEach((policy, byNamespace) -> {
            SortedMap<String, Gate> visible = new TreeMap<>();
            for (String namespace : seen.byNamespace().keySet()) {
                Gate gate = byNamespace.get(namespace);
                if (gate != null) {
                    visible.put(namespace, gate);
                }
            }
            if (!visible.isEmpty()) {
                seenGates.put(policy, Collections.unmodifiableSortedMap(visible));
                seenPolicies.put(policy, policies.get(policy));
            }
        });
        return new GateView(terms, memoryProblem, seen, new Known(seenPolicies, seenGates), false);
    }

    /** How strict the gates are. */
    public GateSettings settings() {
        return terms.settings();
    }

    /** Whether what is asked may not be known only because not everything was read yet. */
    public boolean complete() {
        return posture.complete();
    }

    /** What is missing before anything can be known, in plain words. */
    public List<String> missing() {
        return posture.missing();
    }

    /** Every policy's answer at this moment, by name. */
    public List<PolicyDecision> decideAll(Instant now) {
        Decider decider = decider(terms.settings(), now);
        return policies.values().stream()
                .map(policy -> decide(decider, policy, GateScope.WHOLE))
                .toList();
    }

    /** Every policy's answer at the moment of the posture that it rests on: the same posture gives the same, always. */
    public Ledger ledger() {
        return new Ledger(posture, decideAll(posture.asOf()));
    }

    /** The answer of each policy that reaches this namespace, by policy. */
    public List<GateDecision> decideIn(String namespace, Instant now) {
        Decider decider = decider(terms.settings(), now);
        return gates.values().stream()
                .flatMap(byNamespace -> Optional.ofNullable(byNamespace.get(namespace)).stream())
                .map(gate -> told(decider.decide(gate)))
                .toList();
    }

    /** The policy's answer at this moment; empty if there is no such policy. */
    public Optional<PolicyDecision> decide(PolicyKey policy, Instant now) {
        return decide(policy, GateScope.WHOLE, now);
    }

    /** The answer for some of the policy's namespaces together; empty if there is no such policy. */
    public Optional<PolicyDecision> decide(PolicyKey policy, GateScope scope, Instant now) {
        Decider decider = decider(terms.settings().soakingFor(scope.soak()), now);
        return Optional.ofNullable(policies.get(policy)).map(known -> decide(decider, known, scope));
    }

    /** The answer for one namespace at this moment; empty if there is no such policy or namespace. */
    public Optional<GateDecision> decide(GateKey key, Instant now) {
        return gate(key).map(gate -> told(decider(terms.settings(), now).decide(gate)));
    }

    /**
     * How to enforce the policy there, and the way back, with what was decided; empty if there is no such gate, or if
     * whoever asks may not see the policy's text, which a plan quotes.
     */
    public Optional<PlannedDecision> plan(GateKey key, Instant now) {
        return gate(key)
                .filter(gate -> whole || posture.policies().contains(gate.policy()))
                .map(gate -> {
                    GateDecision decision = told(decider(terms.settings(), now).decide(gate));
                    return new PlannedDecision(
                            decision, EnforcementPlan.of(gate.policy().policy(), key.namespace(), decision.state()));
                });
    }

    /** The policies of this name; more than one if engines share it. */
    public List<PolicyKey> named(String name) {
        return policies.keySet().stream()
                .filter(policy -> policy.name().equals(name))
                .toList();
    }

    Posture posture() {
        return posture;
    }

    @Nullable
    PolicyPosture policy(PolicyKey policy) {
        return policies.get(policy);
    }

    /** The gates of a policy, by namespace. */
    SortedMap<String, Gate> gatesOf(PolicyKey policy) {
        return gates.getOrDefault(policy, NO_GATES);
    }

    Map<PolicyKey, SortedMap<String, Gate>> gates() {
        return gates;
    }

    Optional<Gate> gate(GateKey key) {
        return Optional.ofNullable(gatesOf(key.policy()).get(key.namespace()));
    }

    private Decider decider(GateSettings settings, Instant now) {
        return new Decider(settings, memoryProblem, now);
    }

    private PolicyDecision decide(Decider decider, PolicyPosture policy, GateScope scope) {
        SortedMap<String, Gate> asked = gatesOf(policy.policy().key());
        PolicyDecision decision = decider.decide(policy, asked, scope);
        if (whole) {
            return decision;
        }
        // A policy of one namespace is seen whole by whoever sees that.
        boolean everywhere = policy.policy().namespace().isEmpty();
        return ScopedSight.of(decision, posture, everywhere);
    }

    private GateDecision told(GateDecision decision) {
        return whole ? decision : ScopedSight.of(decision, posture);
    }

    /** The policies, and the gates of each by namespace. */
    private record Known(Map<PolicyKey, PolicyPosture> policies, Map<PolicyKey, SortedMap<String, Gate>> gates) {}

    /** What was decided of one gate, and how to act on it, both of the same moment. */
    public record PlannedDecision(GateDecision decision, EnforcementPlan plan) {}

    /** All that was decided on one posture. */
    public record Ledger(Posture posture, List<PolicyDecision> decisions) {

        public Ledger {
            decisions = List.copyOf(decisions);
        }
    }
}
