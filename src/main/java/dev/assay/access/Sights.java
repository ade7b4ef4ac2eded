package dev.assay.access;

import dev.assay.access.AccessReviews.Listable;
import dev.assay.policy.PolicyEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 *     somebody ──► may they list reports everywhere?   one question, and for an operator the last
 *              ──► in which namespaces?                one question each, a few at once
 *              ──► a Sight, that counts for a minute; after half of it it is made anew while the old one is given
 *
 * Invariant: what was not answered in time, or not at all, is not allowed.
 */
/** Knows what everybody who signed in may see: what Kubernetes lets them list. Safe for many threads. */
public final class Sights {

    /** How long an answer counts: so long a right that was taken back is still there. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Sights.class);

    private static final Duration AGING = FRESH.dividedBy(2);
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_KEPT = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Map<PolicyEngine, Listable> POLICIES = Map.of(
            PolicyEngine.VERIFY_IMAGES, new Listable("kyverno.io", "clusterpolicies"),
            PolicyEngine.IMAGE_VALIDATING, new Listable("policies.kyverno.io", "imagevalidatingpolicies"));

    private final AccessReviews reviews;
    private final Listable reports;
    private final Supplier<? extends Collection<String>> namespaces;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<Identity, Asked> asked = new LinkedHashMap<>();

    /**
     * Creates it.
     *
     * @param reviews answers; each question may take seconds
     * @param reports what somebody must be allowed to list in a namespace to see it
     * @param namespaces those there are
     * @param executor asks
     * @param nanoTime a clock that only goes forward
     */
    public Sights(
            AccessReviews reviews,
            Listable reports,
            Supplier<? extends Collection<String>> namespaces,
            Executor executor,
            LongSupplier nanoTime) {
        this.reviews = reviews;
        this.reports = reports;
        this.namespaces = namespaces;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /** What they may see. Waits for the API server if that is not known; nothing, if it does not answer. */
    public Sight of(Identity who) {
        return answer(who).orElse(Sight.NOTHING);
    }

    /** Whether what they may see is known: that nobody says so is not that they may see nothing. Waits as {@link #of}. */
    public boolean known(Identity who) {
        return answer(who).isPresent();
    }

    private Optional<Sight> answer(Identity who) {
        try {
            return Optional.of(current(who).sight.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Asked current(Identity who) {
        long now = nanoTime.getAsLong();
        synchronized (asked) {
            Asked before = asked.get(who);
            if (before != null && now - before.at < AGING.toNanos()) {
                return before;
            }
            Asked next = before != null && before.next != null ? before.next : ask(who, now);
            if (before != null && now - before.at < FRESH.toNanos() && !next.sight.isDone()) {
                before.next = next;
                return before;
            }
            asked.remove(who);
            asked.put(who, next);
            while (asked.size() > MOST_KEPT) {
                asked.remove(asked.keySet().iterator().next());
            }
            return next;
        }
    }

    private Asked ask(Identity who, long now) {
        return new Asked(CompletableFuture.supplyAsync(() -> look(who), executor), now);
    }

    private Sight look(Identity who) {
        Look look = new Look(who);
        if (look.may(reports, "")) {
            return Sight.EVERYTHING;
        }
        Map<String, CompletableFuture<Boolean>> answers = new LinkedHashMap<>();
        for (String namespace : List.copyOf(namespaces.get())) {
            answers.put(namespace, CompletableFuture.supplyAsync(() -> look.may(reports, namespace), executor));
        }
        Set<PolicyEngine> engines = EnumSet.noneOf(PolicyEngine.class);
        POLICIES.forEach((engine, policies) -> {
            if (look.may(policies, "")) {
                engines.add(engine);
            }
        });
        Set<String> visible = new TreeSet<>();
        answers.forEach((namespace, answer) -> {
            if (answer.join()) {
                visible.add(namespace);
            }
        });
        if (look.unanswered.get()) {
            throw new IllegalStateException("the API server did not answer all that was asked");
        }
        return Sight.of(visible, engines);
    }

    /** The questions about one person. Once one goes unanswered the others are not asked: they would only wait as long. */
    private final class Look {

        private final Identity who;
        private final AtomicBoolean unanswered = new AtomicBoolean();

        private Look(Identity who) {
            this.who = who;
        }

        private boolean may(Listable what, String namespace) {
            places.acquireUninterruptibly();
            try {
                return !unanswered.get() && reviews.mayList(who, what, namespace);
            } catch (IOException | RuntimeException e) {
                if (!unanswered.getAndSet(true)) {
                    LOG.warn("Cannot ask what a user may list, so they may not: {}", e.getMessage());
                }
                return false;
            } finally {
                places.release();
            }
        }
    }

    private static final class Asked {

        private final CompletableFuture<Sight> sight;
        private final long at;
        private @Nullable Asked next;

        private Asked(CompletableFuture<Sight> sight, long at) {
            this.sight = sight;
            this.at = at;
        }
    }
}
