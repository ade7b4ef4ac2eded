package dev.assay.gate;

import static dev.assay.gate.ReasonCode.DEADLOCK;
import static dev.assay.gate.ReasonCode.ENFORCED;
import static dev.assay.gate.ReasonCode.EXCEPTED;
import static dev.assay.gate.ReasonCode.EXCEPTION_EXPIRED;
import static dev.assay.gate.ReasonCode.EXCEPTION_EXPIRES;
import static dev.assay.gate.ReasonCode.EXCEPTION_UNKNOWN;
import static dev.assay.gate.ReasonCode.NOTHING_IN_SCOPE;
import static dev.assay.gate.ReasonCode.NOT_CHECKED;
import static dev.assay.gate.ReasonCode.NOT_EVALUATED;
import static dev.assay.gate.ReasonCode.NOT_VERIFIED;
import static dev.assay.gate.ReasonCode.POLICY_NOT_READY;
import static dev.assay.gate.ReasonCode.READER_BLIND;
import static dev.assay.gate.ReasonCode.REFUSED;
import static dev.assay.gate.ReasonCode.ROLLBACK_UNSAFE;
import static dev.assay.gate.ReasonCode.UNREADABLE;

import dev.assay.observation.ObjectRef;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.PolicyException;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/*
 * A gate is open if none of these finds anything that blocks it or leaves it open, for as long as the soak takes:
 *
 *     can we see?        readerIsBlind, policyIsNotReady, objectIsUnreadable
 *     is it all good?    nothingIsInScope, imageWouldBeRefused, imageIsNotEvaluated, imageCouldNotBeChecked,
 *                        imageIsNotVerified, imageIsExcepted, exceptionIsUnknown, exceptionHasExpired
 *     good to know       exceptionExpires, rollbackWouldBeRefused, policyIsEnforced
 *
 * Age of evidence and length of the soak depend on the time alone and are looked at when somebody asks: see GateEntry.
 */
/** The conditions of a gate. */
final class Checks {

    /** All of them, in the order in which reasons are told. */
    static final List<Check> ALL = List.of(
            Checks::imageWouldBeRefused,
            Checks::readerIsBlind,
            Checks::policyIsNotReady,
            Checks::objectIsUnreadable,
            Checks::nothingIsInScope,
            Checks::imageIsNotEvaluated,
            Checks::imageCouldNotBeChecked,
            Checks::imageIsNotVerified,
            Checks::imageIsExcepted,
            Checks::exceptionIsUnknown,
            Checks::exceptionHasExpired,
            Checks::exceptionExpires,
            Checks::rollbackWouldBeRefused,
            Checks::policyIsEnforced);

    private static final Duration SOON = Duration.ofDays(7);

    private Checks() {}

    static Stream<Reason> readerIsBlind(Question question) {
        return question.posture().missing().stream()
                .map(missing -> Reason.of(READER_BLIND, "", missing, question.now()));
    }

    static Stream<Reason> policyIsNotReady(Question question) {
        return switch (question.policy().policy().readiness()) {
            case READY -> Stream.empty();
            case NOT_READY -> Stream.of(Reason.of(POLICY_NOT_READY, "", "Kyverno does not apply it.", question.now()));
            case UNKNOWN ->
                Stream.of(Reason.of(POLICY_NOT_READY, "", "Kyverno has not said that it applies it.", question.now()));
        };
    }

    static Stream<Reason> objectIsUnreadable(Question question) {
        return question.posture().unreadable().stream()
                .filter(unreadable -> concerns(unreadable.object(), question))
                .map(unreadable -> {
                    ObjectRef object = unreadable.object();
                    String text = object.kind().resource() + " '" + object.name() + "': " + unreadable.reason();
                    return Reason.of(UNREADABLE, object.namespace(), text, question.now());
                });
    }

    static Stream<Reason> nothingIsInScope(Question question) {
        return question.lookedAt().isEmpty()
                ? Stream.of(Reason.of(
                        NOTHING_IN_SCOPE, name(question), "The policy looks at no image here.", question.now()))
                : Stream.empty();
    }

    static Stream<Reason> imageWouldBeRefused(Question question) {
        return places(
                question, question.critical() ? DEADLOCK : REFUSED, judgement -> judgement.refused() == Refusal.YES);
    }

    static Stream<Reason> imageIsNotEvaluated(Question question) {
        return places(
                question,
                NOT_EVALUATED,
                judgement -> judgement.verdict() == Verdict.UNEVALUATED && judgement.refused() != Refusal.YES);
    }

    static Stream<Reason> imageCouldNotBeChecked(Question question) {
        return places(
                question,
                NOT_CHECKED,
                judgement -> judgement.verdict() == Verdict.ERROR && judgement.refused() != Refusal.YES);
    }

    /** Signed wrongly or not at all, and still not said to be refused; or fine, and not said to be admitted. */
    static Stream<Reason> imageIsNotVerified(Question question) {
        return places(question, NOT_VERIFIED, judgement -> switch (judgement.verdict()) {
            case UNSIGNED, UNTRUSTED -> judgement.refused() != Refusal.YES;
            case VERIFIED, EXCEPTED, SKIPPED -> judgement.refused() == Refusal.UNKNOWN;
            case ERROR, UNEVALUATED -> false;
        });
    }

    static Stream<Reason> imageIsExcepted(Question question) {
        return question.settings().allowExcepted()
                ? Stream.empty()
                : places(question, EXCEPTED, judgement -> judgement.verdict() == Verdict.EXCEPTED);
    }

    static Stream<Reason> exceptionIsUnknown(Question question) {
        return question.covered().stream()
                .filter(looked -> looked.judgement().verdict() == Verdict.EXCEPTED)
                .filter(looked -> question.exceptionsOf(looked).isEmpty())
                .map(looked -> Reason.at(question, EXCEPTION_UNKNOWN, looked));
    }

    static Stream<Reason> exceptionHasExpired(Question question) {
        return exceptions(question, EXCEPTION_EXPIRED, expires -> !expires.isAfter(question.now()));
    }

    static Stream<Reason> exceptionExpires(Question question) {
        Instant soon = question.now().plus(SOON);
        return exceptions(
                question, EXCEPTION_EXPIRES, expires -> expires.isAfter(question.now()) && expires.isBefore(soon));
    }

    static Stream<Reason> rollbackWouldBeRefused(Question question) {
        if (question.namespace().rollbacks().isEmpty()) {
            return Stream.empty();
        }
        // What runs is no way back: it is told of as it is.
        Set<Container> running = question.covered().stream()
                .map(looked -> looked.placement().container())
                .collect(Collectors.toSet());
        return question.namespace().rollbacks().stream()
                .filter(placement -> !running.contains(placement.container()))
                .flatMap(placement ->
                        Question.judgement(question.policy().policy().key(), placement)
                                .filter(judgement -> judgement.refused() == Refusal.YES)
                                .map(judgement ->
                                        Reason.at(question, ROLLBACK_UNSAFE, new Question.Looked(placement, judgement)))
                                .stream());
    }

    static Stream<Reason> policyIsEnforced(Question question) {
        EnforcementMode mode =
                question.policy().policy().enforcement().in(question.namespace().namespace());
        return mode == EnforcementMode.ENFORCE
                ? Stream.of(Reason.of(ENFORCED, name(question), "The policy is enforced here already.", question.now()))
                : Stream.empty();
    }

    private static String name(Question question) {
        return question.namespace().namespace();
    }

    /** What stands in another namespace says nothing of this one; what stands in none may. */
    private static boolean concerns(ObjectRef object, Question question) {
        return switch (object.kind().need()) {
            case POLICY, CONTEXT ->
                object.namespace().isEmpty()
                        || object.namespace().equals(question.namespace().namespace())
                        || object.kind().resource().startsWith("policyexceptions");
            case RUNS, REPORT -> object.namespace().equals(question.namespace().namespace());
            case EXTRA -> false;
        };
    }

    private static Stream<Reason> places(Question question, ReasonCode code, Predicate<Judgement> found) {
        return question.covered().stream()
                .filter(looked -> found.test(looked.judgement()))
                .map(looked -> Reason.at(question, code, looked));
    }

    private static Stream<Reason> exceptions(Question question, ReasonCode code, Predicate<Instant> ends) {
        return question.covered().stream()
                .flatMap(looked -> question.exceptionsOf(looked).stream()
                        .filter(exception -> exception.expiresSecond() != PolicyException.NEVER)
                        .filter(exception -> ends.test(Instant.ofEpochSecond(exception.expiresSecond())))
                        .map(exception -> new Reason(
                                code,
                                name(question),
                                Place.of(looked.placement()),
                                null,
                                String.format(
                                        Locale.ROOT,
                                        "PolicyException '%s' ends at %s.",
                                        exception.name(),
                                        Instant.ofEpochSecond(exception.expiresSecond())),
                                question.now())));
    }
}
