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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 *     posture ──► gates whose policy or namespace changed are concluded anew, the others are taken over
 *             ──► each gate's soak takes note: of a gate that changed at once, of all others once a second
 *             ──► a view, which readers ask with the time at which they ask
 *
 * Invariant: a gate says READY only if every check found nothing that stands against it at each second of the soak.
 */
/** All gates. Told of postures by one thread; asked by many. */
public final class GateBoard implements PostureListener, Supplier<GateView> {

    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final SortedMap<String, Gate> NONE = Collections.emptySortedMap();

    private final Terms terms;
    private final SoakMemory memory;
    private final CompletableFuture<SoakMemory.Recollection> recollection;
    private boolean recalled;
    private final Map<GateKey, Soak> remembered = new HashMap<>();
    private final Map<GateKey, SoakClock> clocks = new HashMap<>();
    private final Set<GateKey> setBack = new HashSet<>();
    private Inputs inputs = new Inputs(Posture.NONE);
    private long lastSecond = Long.MIN_VALUE;
    private Instant lastHeartbeat = Instant.MIN;
    private volatile GateView view;

    /**
     * Creates a board that knows no posture yet.
     *
     * @param settings how strict its gates are
     * @param exceptionsNamedBy which exceptions, as {@code namespace/name}, a message of Kyverno's names
     * @param memory keeps soaks over a restart
     * @param executor asks the memory, which may take seconds; there are no gates before
     */
    public GateBoard(
            GateSettings settings,
            Function<String, List<String>> exceptionsNamedBy,
            SoakMemory memory,
            Executor executor) {
        this(new Terms(settings, Checks.ALL, exceptionsNamedBy), memory, executor);
    }

    /** Creates a board that asks its memory at once. */
    public GateBoard(GateSettings settings, Function<String, List<String>> exceptionsNamedBy, SoakMemory memory) {
        this(settings, exceptionsNamedBy, memory, Runnable::run);
    }

    GateBoard(Terms terms, SoakMemory memory) {
        this(terms, memory, Runnable::run);
    }

    private GateBoard(Terms terms, SoakMemory memory, Executor executor) {
        this.terms = terms;
        this.memory = memory;
        this.view = GateView.nothingYet(terms);
        this.recollection = CompletableFuture.supplyAsync(memory::recall, executor)
                .exceptionally(problem -> new SoakMemory.Recollection(List.of(), String.valueOf(problem.getMessage())));
    }

    /** The newest view of all gates. */
    @Override
    public GateView get() {
        return view;
    }

    @Override
    public void posturePublished(Posture posture) {
        long second = posture.asOf().getEpochSecond();
        boolean news = posture.generation() != view.posture().generation()
                || !posture.missing().equals(view.posture().missing());
        if (!news && second == lastSecond) {
            return;
        }
        if (!recalled()) {
            return;
        }
        Inputs now = new Inputs(posture);
        Sweep sweep = now.equals(inputs) ? Sweep.after(lastSecond, second) : Sweep.ALL_ANEW;
        lastSecond = second;
        GateView next = concluded(posture, sweep);
        pauseOthers(next.gates(), posture.asOf());
        inputs = now;
        view = next;
        beat(posture.asOf());
    }

    private boolean recalled() {
        if (!recalled && recollection.isDone()) {
            recollection.join().soaks().forEach(soak -> remembered.put(soak.gate(), soak));
            recalled = true;
        }
        return recalled;
    }

    private GateView concluded(Posture posture, Sweep sweep) {
        Set<String> changed = changedNamespaces(view.posture(), posture);
        Map<PolicyKey, PolicyPosture> policies = new TreeMap<>();
        Map<PolicyKey, SortedMap<String, Gate>> gates = new TreeMap<>();
        for (PolicyPosture policy : posture.policies()) {
            PolicyKey key = policy.policy().key();
            policies.put(key, policy);
            SortedMap<String, Gate> known = sweep == Sweep.ALL_ANEW ? NONE : view.gatesOf(key);
            boolean same = sweep == Sweep.CHANGED && policy.equals(view.policy(key));
            Set<String> namespaces =
                    same ? changed : union(known.keySet(), posture.byNamespace().keySet());
            gates.put(key, Collections.unmodifiableSortedMap(gatesOf(policy, posture, known, namespaces, sweep)));
        }
        return view.next(recollection.join().problem(), posture, policies, gates);
    }

    /** The known gates, but for those of some namespaces, which are looked at again or are gone. */
    private SortedMap<String, Gate> gatesOf(
            PolicyPosture policy, Posture posture, SortedMap<String, Gate> known, Set<String> namespaces, Sweep sweep) {
        SortedMap<String, Gate> gates = new TreeMap<>(known);
        for (String name : namespaces) {
            NamespacePosture namespace = posture.byNamespace().get(name);
            if (namespace != null && policy.policy().reaches(name)) {
                gates.put(name, gate(policy, namespace, posture, unchanged(known.get(name), policy, namespace, sweep)));
            } else {
                gates.remove(name);
            }
        }
        return gates;
    }

    /** The namespaces of which there is something new, and those that are gone. */
    // What did not change is the same object: that is what makes this cheap.
    @SuppressWarnings("ReferenceEquality")
    private static Set<String> changedNamespaces(Posture before, Posture now) {
        Set<String> changed = new HashSet<>(before.byNamespace().keySet());
        changed.removeAll(now.byNamespace().keySet());
        now.byNamespace().forEach((name, namespace) -> {
            if (before.byNamespace().get(name) != namespace) {
                changed.add(name);
            }
        });
        return changed;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    // What did not change is the same object: that is what makes this cheap.
    @SuppressWarnings("ReferenceEquality")
    private static @Nullable Gate unchanged(
            @Nullable Gate known, PolicyPosture policy, NamespacePosture namespace, Sweep sweep) {
        boolean same = known != null
                && known.namespace() == namespace
                && known.policy().equals(policy)
                && !(sweep == Sweep.EXCEPTIONS && known.conclusion().expires());
        return same ? known : null;
    }

    private Gate gate(PolicyPosture policy, NamespacePosture namespace, Posture posture, @Nullable Gate unchanged) {
        GateKey key = new GateKey(policy.policy().key(), namespace.namespace());
        Conclusion conclusion = unchanged != null
                ? unchanged.conclusion()
                : Conclusion.of(new Question(posture, policy, namespace, terms), terms.checks())
                        .after(view.gate(key).map(Gate::conclusion).orElse(null));
        EvidenceHash hash = unchanged != null ? unchanged.hash() : EvidenceHash.of(policy.policy(), namespace);
        SoakClock clock =
                clocks.computeIfAbsent(key, _ -> new SoakClock(terms.settings().soak(), remembered.get(key)));
        Duration before = clock.clean();
        clock.tick(finding(key, conclusion, posture), posture.asOf());
        if (clock.clean().compareTo(before) < 0) {
            setBack.add(key);
        }
        Gate.Soaked soaked = new Gate.Soaked(clock.basis(), clock.clean(), clock.held());
        return new Gate(key, policy, namespace, conclusion, soaked, posture.asOf(), hash);
    }

    /** Of a gate whose policy or namespace is gone nobody knows anything, should it come back. */
    private void pauseOthers(Map<PolicyKey, SortedMap<String, Gate>> gates, Instant now) {
        int living = gates.values().stream().mapToInt(Map::size).sum();
        if (living == clocks.size()) {
            return;
        }
        clocks.forEach((key, clock) -> {
            if (!gates.getOrDefault(key.policy(), NONE).containsKey(key.namespace())) {
                clock.tick(new SoakClock.Finding(false, false, true, clock.basis()), now);
            }
        });
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
        rememberSetBacks(now);
        boolean early = now.isBefore(lastHeartbeat.plus(HEARTBEAT)) && now.isAfter(lastHeartbeat);
        if (!view.posture().complete() || early) {
            return;
        }
        lastHeartbeat = now;
        List<Soak> soaks = new ArrayList<>();
        Set<GateKey> living = new HashSet<>();
        view.gates()
                .values()
                .forEach(byNamespace -> byNamespace.values().forEach(gate -> {
                    living.add(gate.key());
                    soaks.add(new Soak(
                            gate.key(), gate.soak().basis(), gate.soak().clean(), gate.asOf()));
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

    /** At once: who starts again before the next heartbeat must not go on with what is no longer so. */
    private void rememberSetBacks(Instant now) {
        List<Soak> soaks = new ArrayList<>();
        for (GateKey key : setBack) {
            SoakClock clock = clocks.get(key);
            if (clock != null) {
                soaks.add(new Soak(key, clock.basis(), clock.clean(), now));
            }
        }
        setBack.clear();
        if (!soaks.isEmpty()) {
            memory.remember(soaks);
        }
    }

    /** Which gates are looked at though nothing is new of their policy and namespace. */
    private enum Sweep {
        /** None. */
        CHANGED,
        /** All, for their soaks, once a second. */
        SOAKS,
        /** And those that rest on exceptions are concluded anew, once a minute: exceptions end without anything happening. */
        EXCEPTIONS,
        /** All are concluded anew. */
        ALL_ANEW;

        static Sweep after(long lastSecond, long second) {
            if (lastSecond / 60 != second / 60) {
                return EXCEPTIONS;
            }
            return lastSecond == second ? CHANGED : SOAKS;
        }
    }

    /** What bears on every gate. */
    private record Inputs(List<String> missing, List<UnreadableObject> unreadable, List<PolicyException> exceptions) {

        Inputs(Posture posture) {
            this(posture.missing(), posture.unreadable(), posture.exceptions());
        }
    }
}
