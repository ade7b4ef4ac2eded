package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageClassifierTest {

    private static final String UNSIGNED = ".attestors[0].entries[0].keys: no signatures found";

    private final MessageClassifier classifier = MessageClassifier.builtIn();

    /** One line of a table. */
    record Row(Outcome outcome, String verdict, String cause, String image, String message) {}

    @ParameterizedTest
    @MethodSource("rows")
    void aKnownMessageIsUnderstood(Row row) {
        MessageReading reading = classifier.classify(row.outcome(), row.message());

        assertThat(reading.verdict().label()).isEqualTo(row.verdict());
        assertThat(shown(reading)).isEqualTo(row.cause());
        assertThat(reading.image().orElse("-")).isEqualTo(row.image());
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String table : List.of("messages.tsv", "recorded.tsv", "joined.tsv")) {
            rows.addAll(rows(table));
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(names = {"PASS", "SKIP"})
    void aFailureTextInAPassOrSkipMeansNothing(Outcome outcome) throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.outcome() == Outcome.FAIL)
                .extracting(row -> classifier.classify(outcome, row.message()))
                .isNotEmpty()
                .containsOnly(unclassified(null));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "WARN", "ERROR"})
    void aPassOrSkipTextInAFailureMeansNothing(Outcome outcome) throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.outcome() == Outcome.PASS || row.outcome() == Outcome.SKIP)
                .extracting(row -> classifier.classify(outcome, row.message()))
                .isNotEmpty()
                .containsOnly(unclassified(null));
    }

    @Test
    void aWarningIsReadLikeAFailure() throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.outcome() == Outcome.FAIL)
                .allSatisfy(row -> assertThat(classifier.classify(Outcome.WARN, row.message()))
                        .isEqualTo(classifier.classify(Outcome.FAIL, row.message())));
    }

    @Test
    void anErrorNeverProvesASignatureMissingOrWrong() throws IOException {
        assertThat(rows())
                .extracting(
                        row -> classifier.classify(Outcome.ERROR, row.message()).verdict())
                .containsOnly(Verdict.ERROR, Verdict.UNEVALUATED);
    }

    @Test
    void anUnknownCauseStillNamesItsImage() {
        MessageReading reading =
                classifier.classify(Outcome.FAIL, "failed to verify image nginx: .attestors[0]: the moon");

        assertThat(reading).isEqualTo(unclassified("docker.io/nginx:latest"));
    }

    @Test
    void anImageInAFreeTextIsNotTrusted() {
        MessageReading reading = classifier.classify(
                Outcome.ERROR,
                "failed to evaluate policy: GET https://ghcr.io/v2/: DENIED: failed to verify image b:1: x");

        assertThat(reading.image()).isEmpty();
        assertThat(reading.cause()).contains(Cause.REGISTRY_AUTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule is skipped due to policy exceptionslegacy/crm-until-q1, legacy/exceptions-2",
                "rule skipped due to policy exception legacy/crm-until-q1, legacy/exceptions-2",
                "rule is skipped due to policy exception: legacy/crm-until-q1, legacy/exceptions-2"
            })
    void theExceptionsAreNamed(String message) {
        assertThat(classifier.classify(Outcome.SKIP, message).exceptions())
                .containsExactly("legacy/crm-until-q1", "legacy/exceptions-2");
    }

    @Test
    void aSkipForAnotherReasonNamesNoExceptions() {
        assertThat(classifier
                        .classify(Outcome.SKIP, "preconditions not met; no policy exception")
                        .exceptions())
                .isEmpty();
    }

    @Test
    void theUsersPatternsComeFirst() {
        List<MessagePattern> patterns = new ArrayList<>(MessagePatterns.read(new StringReader("""
                - name: our mirror has no signatures
                  outcomes: [fail]
                  matches: ['* no signatures found']
                  verdict: unevaluated
                  cause: not_covered
                - name: our image names
                  outcomes: [fail]
                  matches: ['unsigned images: {image}']
                """)));
        patterns.addAll(MessagePatterns.builtIn());
        MessageClassifier ours = new MessageClassifier(patterns);

        MessageReading mirror = ours.classify(Outcome.FAIL, "failed to verify image a/b:1: " + UNSIGNED);
        MessageReading named = ours.classify(Outcome.FAIL, "unsigned images: a/b:1");

        assertThat(mirror)
                .isEqualTo(
                        new MessageReading(Verdict.UNEVALUATED, Cause.NOT_COVERED, "docker.io/a/b:1", List.of(), true));
        assertThat(named).isEqualTo(unclassified("docker.io/a/b:1"));
    }

    @Test
    void onlyTheFirst4096CharactersAreRead() {
        String end = ": no signatures found";

        assertThat(classifier
                        .classify(Outcome.FAIL, "x".repeat(4_096 - end.length()) + end + "y".repeat(100))
                        .verdict())
                .isEqualTo(Verdict.UNSIGNED);
        assertThat(classifier
                        .classify(Outcome.FAIL, "x".repeat(4_097 - end.length()) + end)
                        .classified())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aHostileTextIsUnclassified(Outcome outcome) {
        List<String> texts = List.of(
                "",
                " ".repeat(1_500_000),
                "\u0000".repeat(5_000),
                "\uD800".repeat(5_000),
                "\uDC00failed to verify image",
                "signatures found\uD800; ".repeat(80_000),
                "failed to verify image " + "a:".repeat(750_000));

        assertThat(texts).extracting(text -> classifier.classify(outcome, text)).containsOnly(unclassified(null));
    }

    @Test
    void aHostileImageNameIsMadePrintable() {
        String name = "a\u0000\u202E" + "b".repeat(2_000);

        MessageReading reading = classifier.classify(Outcome.FAIL, "failed to verify image " + name + ": " + UNSIGNED);

        assertThat(reading.verdict()).isEqualTo(Verdict.UNSIGNED);
        assertThat(reading.image()).contains("a\uFFFD\uFFFD" + "b".repeat(508) + "…");
    }

    @Property
    void aTextOfOtherLettersIsUnclassified(@ForAll Outcome outcome, @ForAll("vowelless") String text) {
        assertThat(classifier.classify(outcome, text)).isEqualTo(unclassified(null));
    }

    @Property
    void anyTextGivesAReading(@ForAll Outcome outcome, @ForAll("scraps") String text) {
        MessageReading reading = classifier.classify(outcome, text);

        assertThat(reading.classified()
                        || reading.cause().equals(unclassified(null).cause()))
                .isTrue();
        assertThat(reading.verdict() == Verdict.VERIFIED && outcome != Outcome.PASS)
                .isFalse();
    }

    /** Every text of a built-in pattern has a vowel, so none of them can be in such a text. */
    @Provide
    Arbitrary<String> vowelless() {
        return Arbitraries.strings()
                .withChars("bcdfghjklmnpqrstvwxyzBCDFGHJKLMNPQRSTVWXYZ0123456789 \t\n:;.,*{}[]\"/@\u0000\uD800é")
                .ofMaxLength(5_000);
    }

    @Provide
    Arbitrary<String> scraps() {
        Arbitrary<String> scraps = Arbitraries.of(
                "failed to verify image ",
                "nginx:1",
                ": ",
                "no signatures found",
                "; ",
                "no matching signatures: ",
                "dial tcp",
                "\n",
                "verified from cache",
                "verified image signatures for ",
                "image ",
                "policy exception",
                "s",
                ",",
                "\uD800");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5_000),
                scraps.list().ofMaxSize(12).map(list -> String.join("", list)));
    }

    private static MessageReading unclassified(@Nullable String image) {
        return new MessageReading(Verdict.ERROR, Cause.UNKNOWN, image, List.of(), false);
    }

    private static String shown(MessageReading reading) {
        return reading.classified() ? reading.cause().map(Cause::label).orElse("-") : "unclassified";
    }

    private static List<Row> rows(String table) throws IOException {
        try (InputStream file = MessageClassifierTest.class.getResourceAsStream(table)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 6))
                    .map(MessageClassifierTest::row)
                    .toList();
        }
    }

    private static Row row(String[] columns) {
        String message = columns[5].replace("\\n", "\n");
        return new Row(Outcome.of(columns[0]).orElseThrow(), columns[1], columns[2], columns[3], message);
    }
}
