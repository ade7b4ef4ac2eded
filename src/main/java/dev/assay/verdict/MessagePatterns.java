package dev.assay.verdict;

import dev.assay.report.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads message patterns, ours and the user's, from YAML; the top of {@code messages.yaml} describes the format. */
final class MessagePatterns {

    private static final Set<String> FIELDS = Set.of("name", "outcomes", "matches", "verdict", "cause");

    private MessagePatterns() {}

    static List<MessagePattern> builtIn() {
        InputStream file = Objects.requireNonNull(MessagePatterns.class.getResourceAsStream("messages.yaml"));
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws an {@link IllegalArgumentException} that names the entry and the field if anything is wrong. */
    static List<MessagePattern> read(Reader reader) {
        Object document = load(reader);
        if (document == null) {
            return List.of();
        }
        if (!(document instanceof List<?> entries)) {
            throw new IllegalArgumentException("Message patterns are not a list: start each with '- name: …'");
        }
        List<MessagePattern> patterns = new ArrayList<>();
        for (Object entry : entries) {
            patterns.add(pattern(entry, "number " + (patterns.size() + 1)));
        }
        return List.copyOf(patterns);
    }

    private static @Nullable Object load(Reader reader) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(reader);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("Message patterns are not valid YAML: " + e.getMessage(), e);
        }
    }

    private static MessagePattern pattern(@Nullable Object entry, String place) {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("Message pattern %s is not an entry with fields: give it %s"
                    .formatted(place, "'name', 'outcomes' and 'matches'"));
        }
        String name = text(fields, "name", place).orElseThrow(() -> problem(place, "name", "is missing: add it"));
        for (Object field : fields.keySet()) {
            if (!(field instanceof String known) || !FIELDS.contains(known)) {
                throw problem(name, String.valueOf(field), "does not exist: use one of " + sorted(FIELDS.stream()));
            }
        }
        Set<Outcome> outcomes = new LinkedHashSet<>();
        texts(fields, "outcomes", name).forEach(text -> outcomes.add(outcome(text, name)));
        return new MessagePattern(
                name,
                outcomes,
                texts(fields, "matches", name).stream()
                        .map(text -> glob(text, name))
                        .toList(),
                constant(fields, "verdict", name, Verdict.values(), Verdict::label),
                constant(fields, "cause", name, Cause.values(), Cause::label));
    }

    private static Outcome outcome(String text, String name) {
        return Outcome.of(text)
                .orElseThrow(() ->
                        problem(name, "outcomes", "has '%s': use pass, fail, warn, error or skip".formatted(text)));
    }

    private static Glob glob(String text, String name) {
        try {
            return new Glob(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Message pattern '%s': field 'matches': %s".formatted(name, e.getMessage()), e);
        }
    }

    private static <T> @Nullable T constant(
            Map<?, ?> fields, String field, String name, T[] constants, Function<T, String> label) {
        Optional<String> text = text(fields, field, name);
        if (text.isEmpty()) {
            return null;
        }
        return Stream.of(constants)
                .filter(constant -> label.apply(constant).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> problem(
                        name,
                        field,
                        "is '%s': use one of %s"
                                .formatted(
                                        text.get(), sorted(Stream.of(constants).map(label)))));
    }

    private static Optional<String> text(Map<?, ?> fields, String field, String name) {
        Object value = fields.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw problem(name, field, "is '%s': write a text".formatted(value));
        }
        return Optional.of(text);
    }

    private static List<String> texts(Map<?, ?> fields, String field, String name) {
        if (!(fields.get(field) instanceof List<?> values)) {
            throw problem(name, field, "is not a list: write one");
        }
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof String text)) {
                throw problem(name, field, "has '%s': put it in quotes".formatted(value));
            }
            texts.add(text);
        }
        return texts;
    }

    private static String sorted(Stream<String> words) {
        return String.join(", ", words.sorted().toList());
    }

    private static IllegalArgumentException problem(String name, String field, String problem) {
        return new IllegalArgumentException("Message pattern '%s': field '%s' %s".formatted(name, field, problem));
    }
}
