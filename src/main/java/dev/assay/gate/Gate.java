package dev.assay.gate;

import dev.assay.posture.NamespacePosture;
import dev.assay.posture.PolicyPosture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One gate as it was at one moment: everything a decision needs but the time at which it is asked for.
 *
 * @param key which
 * @param policy the policy as it was
 * @param namespace the namespace as it was
 * @param conclusion what the checks found
 * @param soak how long all had held
 * @param asOf the moment
 * @param hash of the evidence
 */
record Gate(
        GateKey key,
        PolicyPosture policy,
        NamespacePosture namespace,
        Conclusion conclusion,
        Soaked soak,
        Instant asOf,
        EvidenceHash hash) {

    /** How far the soak was, and on what basis. */
    record Soaked(String basis, Duration clean, boolean held) {

        /** How far it is now, if nothing happened since. */
        Duration at(Instant now, Instant asOf) {
            Duration since = Duration.between(asOf, now);
            return held && !since.isNegative() ? clean.plus(since) : clean;
        }
    }

    /** What was said of the time, not of the cluster. */
    static Stream<Reason> agesOf(String namespace, Conclusion conclusion, GateSettings settings, Instant now) {
        boolean ended = !conclusion.firstExpiry().isAfter(now);
        boolean toldOtherwise = conclusion.open() && conclusion.oldestEvidence().equals(Instant.EPOCH);
        boolean old = conclusion.lookedAt() > 0
                && !toldOtherwise
                && conclusion.oldestEvidence().isBefore(now.minus(settings.evidenceAge()));
        Stream<Reason> evidence = old
                ? Stream.of(Reason.of(
                        ReasonCode.EVIDENCE_OLD,
                        namespace,
                        "The oldest evidence is from " + conclusion.oldestEvidence() + ".",
                        now))
                : Stream.empty();
        Stream<Reason> exception = ended
                ? Stream.of(Reason.of(
                        ReasonCode.EXCEPTION_EXPIRED,
                        namespace,
                        "An exception ended at " + conclusion.firstExpiry() + ".",
                        now))
                : Stream.empty();
        return Stream.concat(evidence, exception);
    }

    /** Only that the policy looks at nothing here stands in the way. */
    boolean outOfScope() {
        List<Reason> open = conclusion.reasons().stream()
                .filter(reason -> reason.code().effect() != ReasonCode.Effect.ADVISES)
                .toList();
        return conclusion.lookedAt() == 0
                && open.stream().allMatch(reason -> reason.code() == ReasonCode.NOTHING_IN_SCOPE);
    }
}
