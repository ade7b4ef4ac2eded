package dev.assay.gate;

import dev.assay.gate.TruthTable.Spot;
import dev.assay.policy.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/*
 * Says of each answer whether it may be given. The bounds within which nobody could have known better:
 *
 *     UNSEEN (6.5 min)              a change of an object that was lost or late, until its list or its kind's staleness
 *     EVIDENCE_AGE + CACHE + UNSEEN a change in a registry: Kyverno caches a pass, and evidence counts for so long
 *
 * Beyond them a READY must rest on what Kyverno evaluated and Assay was told, for every place there is.
 */
/** The oracle: knows the truth, and what of it was told. */
final class GateOracle {

    private static final Duration UNKNOWABLE =
            Times.EVIDENCE_AGE.plus(Times.CACHE_TIME).plus(Times.UNSEEN).plus(Times.STEP);

    private final ModelCluster cluster;
    private final TruthTable truth;
    private final boolean allowExcepted;
    private final boolean exceptionsAreRead;
    private final Map<String, Evaluation> told = new HashMap<>();
    private final Map<String, Evaluation> toldExcepted = new HashMap<>();
    private final Map<String, Instant> beganAnew = new HashMap<>();
    private final Map<String, Instant> lastExcepted = new HashMap<>();
    private Instant notReadySince = Instant.MAX;

    GateOracle(ModelCluster cluster, TruthTable truth, boolean allowExcepted, boolean exceptionsAreRead) {
        this.cluster = cluster;
        this.truth = truth;
        this.allowExcepted = allowExcepted;
        this.exceptionsAreRead = exceptionsAreRead;
    }

    /** Assay was told. Of two findings of the same moment the worse counts. */
    void heard(Evaluation evaluation) {
        Map<String, Evaluation> kept = evaluation.exception().isPresent() ? toldExcepted : told;
        kept.merge(key(evaluation.uid(), evaluation.image(), evaluation.generation()), evaluation, GateOracle::newer);
    }

    /** Assay knows nothing of what it was told. */
    void forgotten(boolean soaksToo) {
        told.clear();
        toldExcepted.clear();
        if (soaksToo) {
            ModelCluster.NAMESPACES.forEach(namespace -> beganAnew.put(namespace, cluster.now()));
        }
    }

    void look() {
        truth.look();
        boolean ready = cluster.policy().readiness() == Readiness.READY;
        notReadySince = ready ? Instant.MAX : earlier(notReadySince, cluster.now());
        cluster.exceptions().forEach(known -> lastExcepted.put(known.object().namespace(), cluster.now()));
    }

    /** What is wrong with the answer; empty if nothing is. */
    Optional<String> judge(String namespace, GateDecision decision) {
        if (decision.state() == GateState.NOT_READY) {
            beganAnew.put(namespace, decision.asOf());
        }
        Optional<String> form = misformed(decision);
        if (form.isPresent() || decision.state() != GateState.READY) {
            return form;
        }
        return untimely(namespace, decision)
                .or(() -> truth.spots(namespace).stream()
                        .flatMap(spot -> wrong(spot, decision).stream())
                        .findFirst());
    }

    /** What the gate must say once nothing happens any more. */
    GateState expected(String namespace) {
        List<Spot> spots = truth.spots(namespace);
        if (spots.isEmpty()) {
            return GateState.UNKNOWN;
        }
        if (spots.stream().anyMatch(truth::refused)) {
            return GateState.NOT_READY;
        }
        boolean open = spots.stream()
                .flatMap(spot -> cluster.exceptionFor(spot.thing()).stream())
                .anyMatch(exception -> !allowExcepted
                        || !exceptionsAreRead
                        || !exception.expires().isAfter(cluster.now()));
        return open ? GateState.UNKNOWN : GateState.READY;
    }

    private static Optional<String> misformed(GateDecision decision) {
        boolean blocks = has(decision, ReasonCode.Effect.BLOCKS);
        boolean opens = has(decision, ReasonCode.Effect.LEAVES_OPEN);
        boolean bounded = decision.validUntil()
                .filter(until -> !until.isAfter(decision.asOf().plus(Duration.ofMinutes(5))))
                .isPresent();
        boolean fits = switch (decision.state()) {
            case READY -> !blocks && !opens && bounded;
            case NOT_READY -> blocks && decision.validUntil().isEmpty();
            case UNKNOWN -> opens && !blocks && decision.validUntil().isEmpty();
        };
        return fits ? Optional.empty() : Optional.of("reasons or validity do not fit " + decision.state());
    }

    private static boolean has(GateDecision decision, ReasonCode.Effect effect) {
        return decision.reasons().stream().anyMatch(reason -> reason.code().effect() == effect);
    }

    private Optional<String> untimely(String namespace, GateDecision decision) {
        Instant now = decision.asOf();
        ModelPolicy policy = cluster.policy();
        Duration age = Duration.between(policy.since(), now);
        if (truth.longEmpty(namespace, now.minus(Times.UNSEEN))) {
            return Optional.of("there is nothing in scope");
        }
        if (!notReadySince.isAfter(now.minus(Times.UNSEEN))) {
            return Optional.of("Kyverno does not apply the policy");
        }
        if (within(age)) {
            return Optional.of("the policy was edited within the soak");
        }
        if (now.isBefore(beganAnew.getOrDefault(namespace, Instant.EPOCH).plus(Times.SOAK))) {
            return Optional.of("the soak began anew less than a soak ago");
        }
        return decision.policy().generation() != policy.generation() && age.compareTo(Times.UNSEEN) >= 0
                ? Optional.of("another generation of the policy is in force")
                : Optional.empty();
    }

    private Optional<String> wrong(Spot spot, GateDecision decision) {
        Instant now = decision.asOf();
        if (truth.longRefused(spot, now.minus(UNKNOWABLE))) {
            return Optional.of(spot.image() + " would be refused for long");
        }
        boolean newHere = !truth.longInScope(spot, now.minus(Times.UNSEEN));
        boolean newPolicy = decision.policy().generation() != cluster.policy().generation();
        boolean newScope = cluster.scopeSince().isAfter(now.minus(Times.UNSEEN));
        if (newHere || newPolicy || newScope) {
            return Optional.empty();
        }
        String key = key(spot.thing().uid(), spot.image(), cluster.policy().generation());
        Evaluation plain = told.get(key);
        Evaluation excepted = toldExcepted.get(key);
        if (excepted == null || (plain != null && plain.at().isAfter(excepted.at()))) {
            return unfounded(spot, plain, now);
        }
        // Where an exception is gone, or not told of yet, what was known before it counts.
        boolean unknown = exceptionOf(spot)
                .filter(known -> !known.changedAt().isAfter(now.minus(Times.UNSEEN)))
                .isEmpty();
        if (unknown && unfounded(spot, plain, now).isEmpty()) {
            return Optional.empty();
        }
        return unfounded(spot, excepted, now).or(() -> wronglyExcepted(spot, now));
    }

    private static Optional<String> unfounded(Spot spot, @Nullable Evaluation evaluation, Instant now) {
        if (evaluation == null) {
            return Optional.of(spot.image() + " was never evaluated");
        }
        if (!evaluation.good()) {
            return Optional.of(spot.image() + " was found bad");
        }
        return evaluation.at().isBefore(now.minus(Times.EVIDENCE_AGE))
                ? Optional.of(spot.image() + " was not evaluated for long")
                : Optional.empty();
    }

    private Optional<ModelException> exceptionOf(Spot spot) {
        return cluster.exceptions().stream()
                .filter(known -> known.object().namespace().equals(spot.thing().namespace()))
                .findFirst();
    }

    private Optional<String> wronglyExcepted(Spot spot, Instant now) {
        if (!allowExcepted) {
            return Optional.of(spot.image() + " is excepted and must not be");
        }
        if (!exceptionsAreRead) {
            return Optional.of(spot.image() + " is excepted by nobody knows what");
        }
        Optional<ModelException> exception = exceptionOf(spot);
        if (exception.isEmpty()) {
            Instant last = lastExcepted.getOrDefault(spot.thing().namespace(), Instant.EPOCH);
            return last.isBefore(now.minus(Times.UNSEEN))
                    ? Optional.of(spot.image() + " is excepted by what is gone")
                    : Optional.empty();
        }
        Duration unchanged = Duration.between(exception.get().changedAt(), now);
        boolean known = unchanged.compareTo(Times.UNSEEN) >= 0;
        if (known && !exception.get().expires().isAfter(now)) {
            return Optional.of(spot.image() + " is excepted by what has ended");
        }
        return within(unchanged)
                ? Optional.of(spot.image() + " is excepted by what changed within the soak")
                : Optional.empty();
    }

    /** Long enough ago to be known, and not long enough for a soak. */
    private static boolean within(Duration age) {
        return age.compareTo(Times.UNSEEN) >= 0 && age.compareTo(Times.SOAK) < 0;
    }

    private static Evaluation newer(Evaluation one, Evaluation other) {
        if (one.at().equals(other.at())) {
            return one.good() ? other : one;
        }
        return one.at().isAfter(other.at()) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String key(String uid, String image, long generation) {
        return uid + " " + image + " " + generation;
    }
}
