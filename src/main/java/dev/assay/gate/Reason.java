package dev.assay.gate;

import dev.assay.verdict.Cause;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a gate says what it says.
 *
 * @param code which, for programs
 * @param namespace where it is; blank if it is about no namespace alone
 * @param where the place it is about; null if it is about no place
 * @param why the cause of the place's verdict, if it has one
 * @param message what is the matter, in plain words
 * @param since when it was first found
 */
public record Reason(
        ReasonCode code,
        String namespace,
        @Nullable Place where,
        @Nullable Cause why,
        String message,
        Instant since) {

    static Reason of(ReasonCode code, String namespace, String message, Instant now) {
        return new Reason(code, namespace, null, null, message, now);
    }

    static Reason at(Question question, ReasonCode code, Question.Looked looked) {
        Judgement judgement = looked.judgement();
        String message = judgement.reason().isEmpty()
                ? judgement.claim().map(Claim::message).orElse("")
                : judgement.reason();
        return new Reason(
                code,
                question.namespace().namespace(),
                Place.of(looked.placement()),
                judgement.cause().orElse(null),
                message,
                question.now());
    }

    /** The place it is about; empty if it is about no place. */
    public Optional<Place> place() {
        return Optional.ofNullable(where);
    }

    /** The cause of the place's verdict; empty if it has none. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(why);
    }

    Reason since(Instant first) {
        return new Reason(code, namespace, where, why, message, first);
    }
}
