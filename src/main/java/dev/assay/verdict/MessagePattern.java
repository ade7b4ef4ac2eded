package dev.assay.verdict;

import dev.assay.report.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One entry of {@code messages.yaml}; without a verdict it only says where a message names its image. */
record MessagePattern(
        String name,
        Set<Outcome> outcomes,
        List<Glob> globs,
        @Nullable Verdict verdict,
        @Nullable Cause cause) {

    MessagePattern {
        outcomes = Set.copyOf(outcomes);
        globs = List.copyOf(globs);
        require(!outcomes.isEmpty(), name, "outcomes", "is empty: name at least one");
        require(!globs.isEmpty(), name, "matches", "is empty: name at least one");
        if (verdict == null) {
            require(cause == null, name, "cause", "stands without a verdict: add the verdict");
            require(
                    globs.stream().allMatch(Glob::namesImage),
                    name,
                    "matches",
                    "has a text without '{image}': add it, or add a verdict");
        } else {
            Set<Outcome> fitting = fitting(verdict);
            require(
                    fitting.containsAll(outcomes),
                    name,
                    "outcomes",
                    "does not fit verdict '%s': use %s only".formatted(verdict.label(), words(fitting)));
            require(
                    needsCause(verdict) == (cause != null),
                    name,
                    "cause",
                    "goes with the verdicts unsigned, untrusted, error and unevaluated, and only with them");
        }
    }

    /** Present if it applies: the image named by the matching glob, or an empty text. */
    Optional<String> match(Outcome outcome, CharSequence message) {
        if (!outcomes.contains(outcome)) {
            return Optional.empty();
        }
        for (Glob glob : globs) {
            Optional<String> image = glob.match(message);
            if (image.isPresent()) {
                return image;
            }
        }
        return Optional.empty();
    }

    // a result 'error' means that Kyverno did not get to the end, so it can never prove a signature missing or wrong
    private static Set<Outcome> fitting(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> Set.of(Outcome.PASS);
            case EXCEPTED, SKIPPED -> Set.of(Outcome.SKIP);
            case UNSIGNED, UNTRUSTED -> Set.of(Outcome.FAIL, Outcome.WARN);
            case ERROR -> Set.of(Outcome.FAIL, Outcome.WARN, Outcome.ERROR);
            case UNEVALUATED -> Set.of(Outcome.values());
        };
    }

    private static boolean needsCause(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED, EXCEPTED, SKIPPED -> false;
            case UNSIGNED, UNTRUSTED, ERROR, UNEVALUATED -> true;
        };
    }

    private static String words(Set<Outcome> outcomes) {
        return outcomes.stream()
                .sorted()
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static void require(boolean fits, String name, String field, String problem) {
        if (!fits) {
            throw new IllegalArgumentException("Message pattern '%s': field '%s' %s".formatted(name, field, problem));
        }
    }
}
