package dev.assay.gate;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One run of the simulation, by one seed: it warms up, things go wrong, it calms down; the oracle looks at each answer. */
final class Schedule {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private static final int WARM_UP = 18;
    private static final int TROUBLE = 60;
    private static final int CALM = 36;
    private static final int LAST = 3;

    private final long seed;
    private final Random random;
    private final boolean exceptionsAreRead;
    private final ModelCluster cluster;
    private final ModelRegistry registry = new ModelRegistry();
    private final ModelKyverno kyverno;
    private final FaultyReader reader;
    private final ModelAssay assay;
    private final GateOracle oracle;
    private final Trouble trouble;
    private final List<String> journal = new ArrayList<>();
    private final Mutation mutation;
    private boolean writes;
    private int down;
    private boolean remembers = true;
    private int readySteps;
    private Optional<String> finding = Optional.empty();

    Schedule(long seed, Mutation mutation) {
        this.seed = seed;
        this.mutation = mutation;
        this.random = new Random(seed);
        boolean allowExcepted = random.nextInt(5) > 0;
        this.exceptionsAreRead = random.nextInt(6) > 0;
        FailurePolicy failure = random.nextBoolean() ? FailurePolicy.FAIL : FailurePolicy.IGNORE;
        // Mostly off the full minute, at which the board looks at everything anew.
        Instant start = START.plusSeconds(random.nextInt(60));
        this.cluster = new ModelCluster(start, failure, this::tell);
        this.kyverno = new ModelKyverno(cluster, registry, random, this::tell);
        this.reader = new FaultyReader(random, cluster::now, this::list, this::arrive);
        this.assay = new ModelAssay(mutation, mutation.settings(allowExcepted));
        this.oracle = new GateOracle(cluster, new TruthTable(cluster, registry), allowExcepted, exceptionsAreRead);
        this.trouble = new Trouble(random, cluster, registry);
    }

    /** Runs to the first finding, or to the end. */
    Schedule run() {
        trouble.settle();
        reader.restart();
        steps(WARM_UP, false);
        reader.setFaulty(random.nextInt(3) > 0);
        steps(TROUBLE, true);
        calmDown();
        steps(CALM, false);
        return this;
    }

    /** The first answer that must not be given; empty if there was none. */
    Optional<String> finding() {
        return finding;
    }

    int readySteps() {
        return readySteps;
    }

    /** What happened and what was answered, found by running it once more. */
    @Override
    public String toString() {
        Schedule again = new Schedule(seed, mutation);
        again.writes = true;
        again.run();
        return "seed " + seed + ": " + finding.orElse("nothing") + "\n" + String.join("\n", again.journal);
    }

    private void calmDown() {
        down = down > 0 ? 1 : 0;
        note("calm");
        registry.heal();
        cluster.touchPolicy(Readiness.READY);
        cluster.things().stream().filter(ModelObject::spoiled).forEach(cluster::touch);
        kyverno.stopUntil(Instant.EPOCH);
        if (down == 0) {
            reader.heal();
        }
    }

    private void steps(int count, boolean troubled) {
        for (int step = 0; step < count && finding.isEmpty(); step++) {
            cluster.pass(Times.STEP);
            if (troubled && random.nextInt(100) < 14) {
                happen();
            }
            trouble.cleanUp(troubled);
            kyverno.tick();
            oracle.look();
            if (down > 0) {
                down--;
                if (down == 0) {
                    startAgain(!troubled);
                }
                continue;
            }
            reader.tick();
            assay.publish(cluster.now());
            look();
            if (!troubled && count == CALM && step >= CALM - LAST) {
                compare();
            }
        }
    }

    private void happen() {
        switch (random.nextInt(12)) {
            case 0 -> {
                down = 1 + random.nextInt(8);
                remembers = random.nextInt(3) > 0;
                note("Assay is down for " + down + " min, remembers: " + remembers);
            }
            case 1, 2 -> {
                Kind kind = random.nextInt(3) == 0
                        ? Kind.POD
                        : FaultyReader.KINDS.get(random.nextInt(FaultyReader.KINDS.size()));
                int minutes = 1 + random.nextInt(14);
                reader.darken(kind, minutes);
                note(kind + " is dark for " + minutes + " min");
                if (kind == Kind.POD && random.nextBoolean()) {
                    note(trouble.hide());
                }
            }
            case 3 -> {
                int minutes = 1 + random.nextInt(35);
                kyverno.stopUntil(cluster.now().plus(Duration.ofMinutes(minutes)));
                note("Kyverno stands still for " + minutes + " min");
            }
            default -> note(trouble.happen());
        }
    }

    private void startAgain(boolean calm) {
        assay.restart(remembers);
        oracle.forgotten(!remembers);
        reader.restart();
        if (calm) {
            reader.heal();
        }
        note("Assay starts");
    }

    private void look() {
        for (String namespace : ModelCluster.NAMESPACES) {
            assay.decide(namespace, cluster.now()).ifPresent(decision -> look(namespace, decision));
        }
        assay.decide(cluster.now())
                .filter(policy -> policy.whole().state() == GateState.READY)
                .filter(policy -> policy.namespaces().stream().anyMatch(one -> one.state() != GateState.READY))
                .ifPresent(_ -> find("", "the policy as a whole is READY and a namespace is not"));
    }

    private void look(String namespace, GateDecision decision) {
        if (writes) {
            note(namespace + " " + Scene.answer(decision));
        }
        oracle.judge(namespace, decision).ifPresent(what -> find(namespace, what));
        if (decision.state() != GateState.READY) {
            return;
        }
        readySteps++;
        Instant later = cluster.now().plus(Duration.ofSeconds(31));
        assay.decide(namespace, later)
                .filter(frozen -> frozen.state() == GateState.READY)
                .ifPresent(_ -> find(namespace, "a frozen Assay is READY"));
    }

    private void compare() {
        for (String namespace : ModelCluster.NAMESPACES) {
            GateState expected = oracle.expected(namespace);
            GateState said = assay.decide(namespace, cluster.now())
                    .map(GateDecision::state)
                    .orElse(GateState.UNKNOWN);
            if (said != expected) {
                find(namespace, "in the end it is " + said + " and should be " + expected);
            }
        }
    }

    private void find(String namespace, String what) {
        if (finding.isEmpty()) {
            finding = Optional.of(cluster.now() + " " + namespace + ": " + what);
        }
    }

    private void note(String what) {
        if (writes) {
            journal.add(cluster.now() + " " + what);
        }
    }

    private void tell(Observation observation) {
        tell(Told.of(observation));
        if (observation instanceof Observation.ResourceSeen seen
                && seen.object().kind() == Kind.POD) {
            cluster.things().stream()
                    .filter(thing -> thing.object().equals(seen.object()))
                    .filter(thing -> thing.imagesSince().equals(cluster.now()))
                    .forEach(kyverno::admit);
        }
    }

    private void tell(Told told) {
        if (down == 0) {
            reader.accept(told);
        }
    }

    private List<Told> list(Kind kind) {
        return kind == Kind.POLICY_REPORT
                ? kyverno.reports()
                : cluster.list(kind).stream().map(Told::of).toList();
    }

    private void arrive(Told told) {
        boolean unread =
                !exceptionsAreRead && (told.kind() == Kind.POLICY_EXCEPTION || ofExceptions(told.observation()));
        if (unread) {
            assay.observe(new Observation.KindAbsent(cluster.now(), Kind.POLICY_EXCEPTION));
            return;
        }
        assay.observe(told.arriving(cluster.now()));
        told.evaluations().forEach(oracle::heard);
    }

    private static boolean ofExceptions(Observation observation) {
        return switch (observation) {
            case Observation.KindStarted started -> started.kind() == Kind.POLICY_EXCEPTION;
            case Observation.KindCaughtUp caughtUp -> caughtUp.kind() == Kind.POLICY_EXCEPTION;
            case Observation.KindStale stale -> stale.kind() == Kind.POLICY_EXCEPTION;
            case Observation.KindUnreadable unreadable -> unreadable.kind() == Kind.POLICY_EXCEPTION;
            default -> false;
        };
    }
}
