package dev.assay.web.exception;

import dev.assay.exception.Breadth;
import dev.assay.exception.ExceptionPosture;
import dev.assay.exception.LetIn;
import dev.assay.policy.ExceptionSpelling;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyException;
import dev.assay.web.page.MatchWords;
import dev.assay.web.page.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One exception as a row of a list. */
record ExceptionEntry(ExceptionPosture posture) {

    /** What should be gone, what soon is, what never will be; of those alike, what lets nothing in comes last. */
    static final Comparator<ExceptionEntry> MOST_PRESSING_FIRST = Comparator.comparing(ExceptionEntry::state)
            .thenComparing(entry -> entry.posture.letsIn().isEmpty())
            .thenComparing(ExceptionEntry::name)
            .thenComparing(entry -> entry.exception().uid());

    PolicyException exception() {
        return posture.exception();
    }

    ExceptionSpelling spelling() {
        return exception().spelling();
    }

    String name() {
        return exception().name();
    }

    /** The group of its kind, by which the two kinds of PolicyException are told apart. */
    String group() {
        return spelling().engine() == PolicyEngine.IMAGE_VALIDATING ? "policies.kyverno.io" : "kyverno.io";
    }

    ExceptionState state() {
        return ExceptionState.of(posture);
    }

    /** Which policies, and which of their rules. */
    Phrase touches() {
        if (spelling().exemptions().isEmpty()) {
            return Phrase.of("no policy");
        }
        Phrase phrase = Phrase.of("");
        for (ExceptionSpelling.Exemption exemption : spelling().exemptions()) {
            String and = phrase.parts().isEmpty() ? "" : ", and ";
            phrase = phrase.then(Phrase.of(and, exemption.policy()));
            if (!exemption.rules().isEmpty()) {
                phrase = phrase.then(Phrase.of(exemption.rules().size() == 1 ? ", rule " : ", rules "))
                        .then(Phrase.list(exemption.rules()));
            }
        }
        return phrase;
    }

    /** Where it holds. */
    List<Phrase> places() {
        List<Phrase> places = new ArrayList<>(MatchWords.places(spelling().match(), false));
        if (spelling().engine() == PolicyEngine.IMAGE_VALIDATING) {
            places.add(Phrase.of(spelling().conditions().isEmpty() ? "everything" : "what its conditions choose"));
        }
        return spelling().onlyImages().isEmpty()
                ? places
                : places.stream()
                        .map(place -> place.then(Phrase.of(", with no other image than "))
                                .then(Phrase.list(spelling().onlyImages())))
                        .toList();
    }

    /** When it ends; empty if nothing says that it does. */
    Optional<Instant> ends() {
        return Optional.of(exception().expiresSecond())
                .filter(second -> second != PolicyException.NEVER)
                .map(Instant::ofEpochSecond);
    }

    Optional<Instant> created() {
        return Optional.of(spelling().createdSecond())
                .filter(second -> second > 0)
                .map(Instant::ofEpochSecond);
    }

    /** The images that it lets in now, each once. */
    List<String> images() {
        return posture.letsIn().stream().map(LetIn::image).distinct().toList();
    }

    /** In what ways it is too broad, as they are written in addresses. */
    String breadth() {
        return posture.breadth().stream()
                .sorted()
                .map(Breadth::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
