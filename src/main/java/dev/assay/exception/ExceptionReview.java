package dev.assay.exception;

import dev.assay.policy.PolicyException;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Says of each exception what it lets in now. */
public final class ExceptionReview {

    private final Function<String, List<String>> namedBy;
    private final Map<String, Set<LetIn>> byException = new TreeMap<>();
    private final Map<String, List<String>> knownMessages = new HashMap<>();

    private ExceptionReview(Function<String, List<String>> namedBy) {
        this.namedBy = namedBy;
    }

    /**
     * Every exception there is, as the posture has them.
     *
     * @param namedBy which exceptions, as {@code namespace/name}, a message of Kyverno's names
     */
    public static List<ExceptionPosture> of(Posture posture, Function<String, List<String>> namedBy, Instant now) {
        ExceptionReview review = new ExceptionReview(namedBy);
        posture.byNamespace().values().forEach(review::look);
        return posture.exceptions().stream()
                .map(exception -> review.reviewed(exception, now))
                .toList();
    }

    private ExceptionPosture reviewed(PolicyException exception, Instant now) {
        return new ExceptionPosture(
                exception,
                Term.of(exception, now),
                List.copyOf(byException.getOrDefault(exception.name(), Set.of())),
                Breadth.of(exception.spelling()));
    }

    private void look(NamespacePosture namespace) {
        for (ImagePosture image : namespace.images()) {
            for (Placement placement : image.placements()) {
                for (PolicyVerdict verdict : placement.verdicts()) {
                    LetIn place = new LetIn(namespace.namespace(), image.image(), placement.workload());
                    exceptionsOf(verdict.judgement()).forEach(name -> letsIn(name, place));
                }
            }
        }
    }

    private List<String> exceptionsOf(Judgement judgement) {
        if (judgement.verdict() != Verdict.EXCEPTED) {
            return List.of();
        }
        return judgement
                .claim()
                .map(claim -> knownMessages.computeIfAbsent(claim.message(), namedBy))
                .orElse(List.of());
    }

    private void letsIn(String exception, LetIn place) {
        byException
                .computeIfAbsent(exception, _ -> new TreeSet<>(LetIn.BY_PLACE))
                .add(place);
    }
}
