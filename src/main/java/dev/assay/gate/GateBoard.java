package dev.assay.gate;

import dev.assay.policy.PolicyException;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureListener;
import dev.assay.posture.UnreadableObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/*
 *     posture ──► gates whose policy or namespace changed are concluded anew, the others are taken over
 *             ──► each gate's soak takes note, once a second
 *             ──► a view, which readers ask with the time at which they ask
 *
 * Invariant: a gate says READY only if every check found nothing that stands against it at each second of the soak.
 */
/** All gates. Told of postures by one thread; asked by many. */
public final class GateBoard implements PostureListener {

    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private final Terms terms;
    private final SoakMemory memory;
    private final SoakMemory.Recollection before;
    private final Map<GateKey, Soak> remembered = new HashMap<>();
    private final Map<GateKey, SoakClock> clocks = new HashMap<>();
    private Inputs inputs = new Inputs(Posture.NONE);
    private long lastSecond = Long.MIN_VALUE;
    private Instant lastHeartbeat = Instant.MIN;
    private volatile View view = new View(Posture.NONE, Map.of(), Map.of());

    /**
     * Creates a board that knows no posture yet.
     *
     * @param settings how strict its gates are
     * @param exceptionsNamedBy which exceptions, as {@code namespace/name}, a message of Kyverno's names
     * @param memory keeps soaks over a restart
     */
    public GateBoard(GateSettings settings, Function<String, List<String>> exceptionsNamedBy, SoakMemory memory) {
        this(new Terms(settings, Checks.ALL, exceptionsNamedBy), memory);
    }

    GateBoard(Terms terms, SoakMemory memory) {
        this.terms = terms;
        this.memory = memory;
        this.before = memory.recall();
        before.soaks().forEach(soak -> remembered.put(soak.gate(), soak));
    }

    /** How strict the gates are. */
    public GateSettings settings() {
        return terms.settings();
    }

    @Override
    public void posturePublished(Posture posture) {
        long second = posture.asOf().getEpochSecond();
        boolean news = posture.generation() != view.posture.generation()
                || !posture.missing().equals(view.posture.missing());
        if (!news && second == lastSecond) {
            return;
        }
        lastSecond = second;
        Inputs now = new Inputs(posture);
        boolean allAnew = !now.sameSurroundings(inputs) || second % 60 == 0;
        Map<PolicyKey, PolicyPosture> policies = new TreeMap<>();
        Map<PolicyKey, Map<String, Gate>> gates = new TreeMap<>();
        for (PolicyPosture policy : posture.policies()) {
            PolicyKey key = policy.policy().key();
            policies.put(key, policy);
            Map<String, Gate> known = allAnew ? Map.of() : view.gates.getOrDefault(key, Map.of());
            gates.put(key, Collections.unmodifiableMap(gatesOf(policy, posture, known)));
        }
        inputs = now;
        view = new View(posture, Collections.unmodifiableMap(policies), Collections.unmodifiableMap(gates));
        beat(posture.asOf());
    }

    /** Whether what is asked may not be known only because not everything was read yet. */
    public boolean complete() {
        return view.posture.complete();
    }

    /** What is missing before anything can be known, in plain words. */
    public List<String> missing() {
        return view.posture.missing();
    }

    /** Every policy's answer at this moment, by name. */
    public List<PolicyDecision> decideAll(Instant now) {
        View asked = view;
        Decider decider = decider(now);
        return asked.policies.entrySet().stream()
                .map(policy -> decider.decide(policy.getValue(), asked.gatesOf(policy.getKey()), GateScope.WHOLE))
                .toList();
    }

    /** The policy's answer at this moment; empty if there is no such policy. */
    public Optional<PolicyDecision> decide(PolicyKey policy, Instant now) {
        return decide(policy, GateScope.WHOLE, now);
    }

    /** The answer for some of the policy's namespaces together; empty if there is no such policy. */
    public Optional<PolicyDecision> decide(PolicyKey policy, GateScope scope, Instant now) {
        View asked = view;
        Decider decider = new Decider(terms.settings().soakingFor(scope.soak()), before.problem(), now);
        return Optional.ofNullable(asked.policies.get(policy))
                .map(posture -> decider.decide(posture, asked.gatesOf(policy), scope));
    }

    /** The answer for one namespace at this moment; empty if there is no such policy or namespace. */
    public Optional<GateDecision> decide(GateKey gate, Instant now) {
        return Optional.ofNullable(view.gatesOf(gate.policy()).get(gate.namespace()))
                .map(decider(now)::decide);
    }

    /** The policies of this name; more than one if engines share it. */
    public List<PolicyKey> named(String name) {
        return view.policies.keySet().stream()
                .filter(policy -> policy.name().equals(name))
                .toList();
    }

    private Decider decider(Instant now) {
        return new Decider(terms.settings(), before.problem(), now);
    }

    private Map<String, Gate> gatesOf(PolicyPosture policy, Posture posture, Map<String, Gate> known) {
        Map<String, Gate> gates = new TreeMap<>();
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            if (policy.policy().reaches(namespace.namespace())) {
                gates.put(namespace.namespace(), gate(policy, namespace, posture, known.get(namespace.namespace())));
            }
        }
        return gates;
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object: that is what makes this cheap
    private Gate gate(PolicyPosture policy, NamespacePosture namespace, Posture posture, @Nullable Gate known) {
        GateKey key = new GateKey(policy.policy().key(), namespace.namespace());
        boolean same = known != null
                && known.namespace() == namespace
                && known.policy().equals(policy);
        Conclusion conclusion = known != null && same
                ? known.conclusion()
                : Conclusion.of(new Question(posture, policy, namespace, terms), terms.checks())
                        .after(view.conclusionOf(key));
        EvidenceHash hash = known != null && same ? known.hash() : EvidenceHash.of(policy.policy(), namespace);
        SoakClock clock =
                clocks.computeIfAbsent(key, _ -> new SoakClock(terms.settings().soak(), remembered.get(key)));
        clock.tick(finding(key, conclusion, posture), posture.asOf());
        Gate.Soaked soaked = new Gate.Soaked(clock.basis(), clock.clean(), clock.held());
        return new Gate(key, policy, namespace, conclusion, soaked, posture.asOf(), hash);
    }

    private SoakClock.Finding finding(GateKey key, Conclusion conclusion, Posture posture) {
        boolean aged = Gate.agesOf(key.namespace(), conclusion, terms.settings(), posture.asOf())
                .findAny()
                .isPresent();
        return new SoakClock.Finding(
                conclusion.blocked(),
                !conclusion.blocked() && !conclusion.open() && !aged,
                !posture.complete(),
                conclusion.basis());
    }

    /** Lets the memory know, and forgets the clocks of gates that are gone. */
    private void beat(Instant now) {
        boolean early = now.isBefore(lastHeartbeat.plus(HEARTBEAT)) && now.isAfter(lastHeartbeat);
        if (!view.posture.complete() || early) {
            return;
        }
        lastHeartbeat = now;
        List<Soak> soaks = new ArrayList<>();
        Set<GateKey> living = new HashSet<>();
        view.gates
                .values()
                .forEach(byNamespace -> byNamespace.values().forEach(gate -> {
                    living.add(gate.key());
                    soaks.add(new Soak(
                            gate.key(), gate.conclusion().basis(), gate.soak().clean(), gate.asOf()));
                }));
        Set<GateKey> gone = new HashSet<>(clocks.keySet());
        gone.removeAll(living);
        clocks.keySet().removeAll(gone);
        remembered.keySet().removeIf(key -> !living.contains(key));
        memory.remember(soaks);
        if (!gone.isEmpty()) {
            memory.forget(gone);
        }
    }

    /** What bears on every gate. */
    private record Inputs(List<String> missing, List<UnreadableObject> unreadable, List<PolicyException> exceptions) {

        Inputs(Posture posture) {
            this(posture.missing(), posture.unreadable(), posture.exceptions());
        }

        boolean sameSurroundings(Inputs other) {
            return equals(other);
        }
    }

    /** The gates at one moment. */
    private record View(
            Posture posture, Map<PolicyKey, PolicyPosture> policies, Map<PolicyKey, Map<String, Gate>> gates) {

        Map<String, Gate> gatesOf(PolicyKey policy) {
            return gates.getOrDefault(policy, Map.of());
        }

        @Nullable
        Conclusion conclusionOf(GateKey key) {
            Gate gate = gatesOf(key.policy()).get(key.namespace());
            return gate == null ? null : gate.conclusion();
        }
    }
}
