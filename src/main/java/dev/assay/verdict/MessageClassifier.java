package dev.assay.verdict;

import dev.assay.report.Outcome;
import dev.assay.workload.ImageReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a result message of Kyverno means, by the first pattern that matches it.
 *
 * <p>Only the first 4,096 characters are read, without white space at their ends. Takes any text, never throws, and may
 * be used from several threads.
 */
public final class MessageClassifier {

    private static final int LONGEST_MESSAGE = 4_096;
    private static final String EXCEPTION = "policy exception";

    private final List<MessagePattern> meanings;
    private final List<MessagePattern> imageTemplates;

    MessageClassifier(List<MessagePattern> patterns) {
        Predicate<MessagePattern> hasMeaning = pattern -> pattern.verdict() != null;
        meanings = patterns.stream().filter(hasMeaning).toList();
        imageTemplates = patterns.stream().filter(hasMeaning.negate()).toList();
    }

    /** Knows the messages of Kyverno 1.9 to 1.19. */
    public static MessageClassifier builtIn() {
        return new MessageClassifier(MessagePatterns.builtIn());
    }

    public MessageReading classify(Outcome outcome, String message) {
        String text = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE))
                .strip();
        for (MessagePattern meaning : meanings) {
            Optional<String> named = meaning.match(outcome, text);
            if (named.isPresent()) {
                return reading(meaning, imageOrNull(named.get(), outcome, text), text);
            }
        }
        return new MessageReading(Verdict.ERROR, Cause.UNKNOWN, imageOrNull("", outcome, text), List.of(), false);
    }

    private static MessageReading reading(MessagePattern meaning, @Nullable String image, String text) {
        Verdict verdict = Objects.requireNonNull(meaning.verdict());
        List<String> exceptions = verdict == Verdict.EXCEPTED ? exceptions(text) : List.of();
        return new MessageReading(verdict, meaning.cause(), image, exceptions, true);
    }

    private @Nullable String imageOrNull(String named, Outcome outcome, String text) {
        String image = named.isEmpty()
                ? imageTemplates.stream()
                        .flatMap(template -> template.match(outcome, text).stream())
                        .findFirst()
                        .orElse("")
                : named;
        return image.isEmpty() ? null : ImageReference.of(image).canonical();
    }

    /** Since 1.13 the names follow without a separator: "policy exceptionslegacy/a, legacy/b". */
    private static List<String> exceptions(String text) {
        int at = text.indexOf(EXCEPTION);
        if (at < 0) {
            return List.of();
        }
        String names = text.substring(at + EXCEPTION.length());
        int start = names.startsWith("s") || names.startsWith(":") ? 1 : 0;
        return Stream.of(names.substring(start).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
