package dev.assay.gate;

import dev.assay.gate.ReasonCode.Effect;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyException;
import dev.assay.verdict.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the checks found, all but what depends on the time alone.
 *
 * @param reasons each once, at most {@link #MOST_REASONS}; what blocks stands first
 * @param unlisted how many further reasons there are, by code
 * @param blocked whether any reason blocks
 * @param open whether any leaves it open
 * @param lookedAt how many places the policy looks at
 * @param oldestEvidence when the oldest evidence was written that a verdict rests on; the beginning of time if one has none
 * @param firstExpiry when the first exception ends that lets a place in
 * @param basis a fingerprint of what must not change during a soak
 */
record Conclusion(
        List<Reason> reasons,
        Map<ReasonCode, Integer> unlisted,
        boolean blocked,
        boolean open,
        int lookedAt,
        Instant oldestEvidence,
        Instant firstExpiry,
        String basis) {

    /** More than anybody reads, and little enough to keep for each gate. */
    static final int MOST_REASONS = 200;

    static Conclusion of(Question question, List<Check> checks) {
        Set<Reason> found = new LinkedHashSet<>();
        checks.forEach(check -> check.find(question).forEach(found::add));
        List<Question.Looked> lookedAt = question.lookedAt();
        List<Reason> reasons = new ArrayList<>(found);
        int listed = Math.min(reasons.size(), MOST_REASONS);
        return new Conclusion(
                List.copyOf(reasons.subList(0, listed)),
                counted(reasons.subList(listed, reasons.size())),
                any(found, Effect.BLOCKS),
                any(found, Effect.LEAVES_OPEN),
                lookedAt.size(),
                oldest(lookedAt),
                firstExpiry(question),
                basis(question));
    }

    /** Whether it may be another as time passes, by the end of an exception. */
    boolean expires() {
        return !firstExpiry.equals(Instant.MAX);
    }

    /** How many reasons there are of each code. */
    static Map<ReasonCode, Integer> counted(List<Reason> reasons) {
        Map<ReasonCode, Integer> counts = new EnumMap<>(ReasonCode.class);
        reasons.forEach(reason -> counts.merge(reason.code(), 1, Integer::sum));
        return counts;
    }

    /** The same, with each trouble dated from when it was first found. */
    Conclusion after(@Nullable Conclusion before) {
        if (before == null) {
            return this;
        }
        Map<Trouble, Instant> first = new HashMap<>();
        before.reasons.forEach(reason ->
                first.merge(Trouble.of(reason), reason.since(), (one, other) -> one.isBefore(other) ? one : other));
        List<Reason> dated = reasons.stream()
                .map(reason -> reason.since(first.getOrDefault(Trouble.of(reason), reason.since())))
                .toList();
        return new Conclusion(dated, unlisted, blocked, open, lookedAt, oldestEvidence, firstExpiry, basis);
    }

    /** What makes a reason the same as one before, whatever the words. */
    private record Trouble(
            ReasonCode code,
            String namespace,
            @Nullable Place place,
            @Nullable Cause cause) {

        static Trouble of(Reason reason) {
            return new Trouble(reason.code(), reason.namespace(), reason.where(), reason.why());
        }
    }

    private static boolean any(Set<Reason> reasons, Effect effect) {
        return reasons.stream().anyMatch(reason -> reason.code().effect() == effect);
    }

    private static Instant oldest(List<Question.Looked> lookedAt) {
        long oldest = lookedAt.stream()
                .mapToLong(looked -> looked.judgement()
                        .claim()
                        .map(claim -> claim.atSecond())
                        .orElse(0L))
                .min()
                .orElse(0);
        return Instant.ofEpochSecond(oldest);
    }

    private static Instant firstExpiry(Question question) {
        long first = question.covered().stream()
                .flatMap(looked -> question.exceptionsOf(looked).stream())
                .mapToLong(PolicyException::expiresSecond)
                .min()
                .orElse(PolicyException.NEVER);
        return first == PolicyException.NEVER ? Instant.MAX : Instant.ofEpochSecond(first);
    }

    /** The policy's form, and that of the exceptions in use. */
    private static String basis(Question question) {
        ImagePolicy policy = question.policy().policy();
        TreeSet<String> exceptions = new TreeSet<>();
        for (Question.Looked looked : question.covered()) {
            question.exceptionsOf(looked)
                    .forEach(exception -> exceptions.add(exception.uid() + "@" + exception.generation()));
        }
        return policy.uid() + "@" + policy.generation() + exceptions;
    }
}
