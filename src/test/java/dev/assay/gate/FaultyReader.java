package dev.assay.gate;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What stands between the cluster and Assay: loses, delays, repeats and reorders what is told, and makes good for it by lists,
 * as a watch does. A kind that is dark for long is called stale.
 */
final class FaultyReader {

    static final List<Kind> KINDS = List.of(
            Kind.NAMESPACE,
            Kind.CLUSTER_POLICY,
            Kind.POLICY_EXCEPTION,
            Kind.KYVERNO_CONFIG,
            Kind.POD,
            Kind.REPLICA_SET,
            Kind.DEPLOYMENT,
            Kind.CRON_JOB,
            Kind.EPHEMERAL_REPORT,
            Kind.POLICY_REPORT,
            Kind.EVENT);

    private static final Duration SHORTLY = Duration.ofMinutes(2);
    private static final Set<Kind> NOT_LISTED = Set.of(Kind.EPHEMERAL_REPORT, Kind.EVENT);

    private final Random random;
    private final Supplier<Instant> clock;
    private final Function<Kind, List<Told>> lists;
    private final Consumer<Told> assay;
    private final List<Late> late = new ArrayList<>();
    private final Map<Kind, Instant> relistAt = new EnumMap<>(Kind.class);
    private final Map<Kind, Dark> dark = new EnumMap<>(Kind.class);
    private final Map<String, ObjectRef> known = new LinkedHashMap<>();
    private boolean faulty;

    /** Something that is on its way for a while. */
    private record Late(Told told, Instant due) {}

    /** A kind of which nothing arrives. */
    private record Dark(Instant since, Instant until, boolean said) {}

    FaultyReader(Random random, Supplier<Instant> clock, Function<Kind, List<Told>> lists, Consumer<Told> assay) {
        this.random = random;
        this.clock = clock;
        this.lists = lists;
        this.assay = assay;
    }

    void setFaulty(boolean now) {
        faulty = now;
    }

    void accept(Told told) {
        Kind kind = told.kind();
        if (dark.containsKey(kind)) {
            return;
        }
        int chance = faulty ? random.nextInt(100) : 100;
        if (chance < 4) {
            relistAt.putIfAbsent(kind, soon(Times.RELIST));
        } else if (chance < 12) {
            late.add(new Late(told, soon(Times.RELIST)));
        } else {
            deliver(told);
            if (chance < 16) {
                late.add(new Late(told, soon(SHORTLY)));
            }
        }
    }

    /** Nothing of the kind arrives for so many minutes. */
    void darken(Kind kind, int minutes) {
        Instant now = clock.get();
        dark.putIfAbsent(kind, new Dark(now, now.plus(Duration.ofMinutes(minutes)), false));
    }

    /** Everything is well again, and everything was told. */
    void heal() {
        faulty = false;
        arrive(late);
        dark.clear();
        KINDS.forEach(this::relist);
    }

    /** A new Assay, which knows nothing, begins to read each kind, some later than others. */
    void restart() {
        late.clear();
        dark.clear();
        relistAt.clear();
        known.clear();
        for (Kind kind : KINDS) {
            say(new Observation.KindStarted(clock.get(), kind));
            relistAt.put(kind, soon(SHORTLY));
        }
    }

    void tick() {
        Instant now = clock.get();
        List<Late> due = new ArrayList<>(
                late.stream().filter(one -> !one.due.isAfter(now)).toList());
        late.removeAll(due);
        Collections.shuffle(due, random);
        arrive(due);
        for (Kind kind : KINDS) {
            lighten(kind, now);
            Instant at = relistAt.get(kind);
            if (at != null && !at.isAfter(now) && !dark.containsKey(kind)) {
                relist(kind);
            }
        }
    }

    private void arrive(List<Late> arriving) {
        List.copyOf(arriving).forEach(one -> deliver(one.told));
        arriving.clear();
    }

    private void lighten(Kind kind, Instant now) {
        Dark darkness = dark.get(kind);
        if (darkness == null) {
            return;
        }
        if (!now.isBefore(darkness.until)) {
            dark.remove(kind);
            say(new Observation.KindStarted(now, kind));
            relist(kind);
        } else if (!darkness.said && !now.isBefore(darkness.since.plus(Times.SILENCE))) {
            dark.put(kind, new Dark(darkness.since, darkness.until, true));
            say(
                    random.nextBoolean()
                            ? new Observation.KindStale(now, kind, "nothing was heard")
                            : new Observation.KindUnreadable(now, kind, "403"));
        }
    }

    private void relist(Kind kind) {
        relistAt.remove(kind);
        if (!NOT_LISTED.contains(kind)) {
            Map<String, ObjectRef> gone = new LinkedHashMap<>();
            known.forEach((key, object) -> {
                if (object.kind() == kind) {
                    gone.put(key, object);
                }
            });
            for (Told told : lists.apply(kind)) {
                told.object().ifPresent(object -> gone.remove(key(object)));
                deliver(told);
            }
            gone.values().forEach(object -> deliver(Told.of(new Observation.ObjectMissing(clock.get(), object))));
        }
        say(new Observation.KindCaughtUp(clock.get(), kind));
    }

    private void say(Observation ofKind) {
        assay.accept(Told.of(ofKind));
    }

    private void deliver(Told told) {
        told.object().filter(object -> object.kind() != Kind.EVENT).ifPresent(object -> {
            boolean ended = told.observation() instanceof Observation.ObjectGone
                    || told.observation() instanceof Observation.ObjectMissing;
            if (ended) {
                known.remove(key(object));
            } else {
                known.put(key(object), object);
            }
        });
        assay.accept(told);
    }

    private Instant soon(Duration most) {
        return clock.get().plus(Duration.ofMinutes(1 + random.nextInt((int) most.toMinutes())));
    }

    private static String key(ObjectRef object) {
        return object.kind() + " " + object.namespace() + "/" + object.name();
    }
}
