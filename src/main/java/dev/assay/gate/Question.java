package dev.assay.gate;

import dev.assay.policy.PolicyException;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the checks look at: one policy in one namespace, as a posture has it. */
final class Question {

    private final Posture posture;
    private final PolicyPosture policy;
    private final NamespacePosture namespace;
    private final Terms terms;
    private final List<Looked> covered;
    private final List<Looked> lookedAt;

    Question(Posture posture, PolicyPosture policy, NamespacePosture namespace, Terms terms) {
        this.posture = posture;
        this.policy = policy;
        this.namespace = namespace;
        this.terms = terms;
        this.covered = covered(policy.policy().key(), namespace);
        this.lookedAt = covered.stream()
                .filter(looked -> looked.judgement().verdict() != Verdict.SKIPPED)
                .toList();
    }

    Posture posture() {
        return posture;
    }

    PolicyPosture policy() {
        return policy;
    }

    NamespacePosture namespace() {
        return namespace;
    }

    GateSettings settings() {
        return terms.settings();
    }

    Instant now() {
        return posture.asOf();
    }

    boolean critical() {
        return terms.settings().critical().holds(namespace);
    }

    /** The places that admission would ask the policy about. */
    List<Looked> covered() {
        return covered;
    }

    /** Of those, the ones that the policy's rules look at. */
    List<Looked> lookedAt() {
        return lookedAt;
    }

    /** The exceptions that let a place in, as far as they still exist. */
    List<PolicyException> exceptionsOf(Looked looked) {
        if (looked.judgement().verdict() != Verdict.EXCEPTED) {
            return List.of();
        }
        List<String> named = looked.judgement()
                .claim()
                .map(claim -> terms.exceptionsNamedBy().apply(claim.message()))
                .orElse(List.of());
        return posture.exceptions().stream()
                .filter(exception -> named.contains(exception.name()))
                .toList();
    }

    private static List<Looked> covered(PolicyKey policy, NamespacePosture namespace) {
        List<Looked> covered = new ArrayList<>();
        namespace.images().stream()
                .flatMap(image -> image.placements().stream())
                .forEach(placement -> judgement(policy, placement)
                        .filter(Judgement::covered)
                        .ifPresent(judgement -> covered.add(new Looked(placement, judgement))));
        return covered;
    }

    static Optional<Judgement> judgement(PolicyKey policy, Placement placement) {
        for (PolicyVerdict verdict : placement.verdicts()) {
            if (verdict.policy().equals(policy)) {
                return Optional.of(verdict.judgement());
            }
        }
        return Optional.empty();
    }

    /** A place, and what the policy says of it. */
    record Looked(Placement placement, Judgement judgement) {}
}
