package dev.assay.web.list;

import dev.assay.policy.Wildcard;
import dev.assay.web.page.VerdictLabel;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One way to see less of a list. */
public sealed interface Filter<T> {

    /** Its name in addresses. */
    String key();

    /** Its name for people. */
    String label();

    /** The rows that a text from an address asks for; empty if it asks for nothing that this filter knows. */
    Optional<Predicate<T>> asking(String text);

    /** The verdicts, as a line of links. */
    static <T> Filter<T> verdict(Function<T, VerdictLabel> verdict) {
        List<Option> options = Arrays.stream(VerdictLabel.values())
                .map(label -> new Option(label.key(), label.badge().word(), label.badge()))
                .toList();
        return new Choice<>(
                "verdict", "Verdict", options, row -> verdict.apply(row).key(), true);
    }

    /** One of a few values that are known beforehand. */
    static <T> Filter<T> choice(String key, String label, List<Option> options, Function<T, String> value) {
        return new Choice<>(key, label, options, value, false);
    }

    /** A name, or several with wildcards: {@code *} stands for any text, {@code ?} for one character. */
    static <T> Filter<T> name(String key, String label, Function<T, Collection<String>> names) {
        return new Name<>(key, label, names);
    }

    /** A part of a text, whatever its case; {@code contains} gets it in lower case. */
    static <T> Filter<T> text(String key, String label, BiPredicate<T, String> contains) {
        return new Text<>(key, label, contains);
    }

    /** What {@code text} has to do with {@code needle}, which is in lower case. */
    static boolean contains(String text, String needle) {
        return text.toLowerCase(Locale.ROOT).contains(needle);
    }

    /** One value of a choice; {@code badge} for verdicts only. */
    record Option(String value, String text, VerdictLabel.@Nullable Badge badge) {

        public Option(String value, String text) {
            this(value, text, null);
        }
    }

    /** See {@link Filter#choice}; {@code links} if it is a line of links, with how many rows each finds. */
    record Choice<T>(String key, String label, List<Option> options, Function<T, String> value, boolean links)
            implements Filter<T> {

        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public Optional<Predicate<T>> asking(String text) {
            return options.stream().anyMatch(option -> option.value.equals(text))
                    ? Optional.of(row -> value.apply(row).equals(text))
                    : Optional.empty();
        }
    }

    /** See {@link Filter#name}. */
    record Name<T>(String key, String label, Function<T, Collection<String>> names) implements Filter<T> {

        @Override
        public Optional<Predicate<T>> asking(String text) {
            boolean pattern = text.contains("*") || text.contains("?");
            return Optional.of(
                    pattern
                            ? row -> names.apply(row).stream().anyMatch(name -> Wildcard.matches(text, name))
                            : row -> names.apply(row).contains(text));
        }
    }

    /** See {@link Filter#text}. */
    record Text<T>(String key, String label, BiPredicate<T, String> contains) implements Filter<T> {

        @Override
        public Optional<Predicate<T>> asking(String text) {
            String needle = text.toLowerCase(Locale.ROOT);
            return Optional.of(row -> contains.test(row, needle));
        }
    }
}
