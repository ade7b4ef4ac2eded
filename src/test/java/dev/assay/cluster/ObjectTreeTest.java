package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.posture.Posture;
import dev.assay.posture.UnreadableObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** One object that is too much of something is unreadable, and nobody else's is. */
class ObjectTreeTest {

    private static final String GOOD = """
            {"metadata":{"name":"good","namespace":"shop","uid":"g","resourceVersion":"2"},\
            "spec":{"containers":[{"name":"a","image":"a"}]}}""";

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("[".repeat(64) + "]".repeat(64), "it is more than 64 levels deep"),
                Arguments.of("{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000), "it is more than 64 levels deep"),
                Arguments.of("\"" + "x".repeat(2_097_153) + "\"", "it has a text of more than 2 MB"),
                Arguments.of(
                        "{\"" + "x".repeat(1_025) + "\":1}", "it has a property name of more than 1024 characters"),
                Arguments.of("9".repeat(33), "it has a number of more than 32 digits"),
                Arguments.of("9".repeat(1_400_000), "it has a number of more than 32 digits"),
                Arguments.of("1e" + "9".repeat(40), "it has a number of more than 32 digits"));
    }

    @Tag("memory-bomb")
    @ParameterizedTest
    @MethodSource("bombs")
    @Timeout(20)
    void anObjectBeyondALimitIsUnreadableAndTheListGoesOn(String bomb, String reason) throws IOException {
        List<JsonNode> objects = listed(pod(bomb), GOOD);

        assertThat(objects).hasSize(2);
        assertThat(objects.getLast()).hasToString(GOOD);
        assertThat(unreadable(posture(objects))).containsExactly("team-a/bad: " + reason);
    }

    @Tag("memory-bomb")
    @ParameterizedTest
    @MethodSource("bombs")
    @Timeout(20)
    void anObjectBeyondALimitIsUnreadableAndTheWatchGoesOn(String bomb, String reason) throws IOException {
        List<JsonNode> objects = watched(pod(bomb), GOOD);

        assertThat(objects).hasSize(2);
        assertThat(unreadable(posture(objects))).containsExactly("team-a/bad: " + reason);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    @Timeout(20)
    void aRecordingSaysTheSame(String bomb, String reason) {
        Replayed replayed = Replayed.of(line(pod(bomb)), line(GOOD));

        assertThat(replayed.skipped()).isEmpty();
        assertThat(unreadable(replayed.posture())).containsExactly("team-a/bad: " + reason);
        assertThat(Places.live(replayed.posture())).containsOnlyKeys("shop/good/a");
    }

    @Test
    void anObjectAtAllLimitsIsRead() throws IOException {
        String most = "{\"%s\":%s,\"b\":%s,\"c\":\"%s\"}"
                .formatted("x".repeat(1_024), "[".repeat(62) + "]".repeat(62), "9".repeat(32), "x".repeat(2_097_152));

        assertThat(unreadable(posture(listed(pod(most), GOOD)))).isEmpty();
    }

    /** Jackson's table of names throws once some hundred share a hash, which its seed does not prevent. */
    @Tag("memory-bomb")
    @Test
    @Timeout(20)
    void namesThatShareAHashEndNoList() throws IOException {
        String labels = sameHash(20_000).map(name -> "\"" + name + "\":\"\"").collect(Collectors.joining(","));
        String crafted = GOOD.replace("\"name\":\"good\"", "\"name\":\"good\",\"labels\":{" + labels + "}");

        assertThat(listed(crafted, GOOD)).hasSize(2);
        assertThat(watched(crafted, GOOD)).hasSize(2);
        assertThat(Replayed.of(line(crafted)).skipped()).isEmpty();
    }

    @Test
    void ofWhatIsBeyondALimitTheMetadataStays() throws IOException {
        String object =
                "{\"metadata\":{\"managedFields\":[1],\"name\":\"a\",\"b\":%s},\"spec\":1}".formatted("9".repeat(33));

        assertThat(listed(object).getFirst())
                .hasToString("{\"metadata\":{\"managedFields\":[{}],\"name\":\"a\",\"b\":null},"
                        + "\"assay.dev/beyond\":\"NUMBER\"}");
    }

    @Test
    void aKindOfWhichNothingIsReadMayLookAsItLikes() {
        String line = line(pod("9".repeat(33))).replace("\"pods\"", "\"clusterpolicyreports.wgpolicyk8s.io\"");

        assertThat(unreadable(Replayed.of(line).posture())).isEmpty();
    }

    /** Eight letters are two words of four bytes to Jackson: to any first one there is a second that leads to one sum. */
    private static Stream<String> sameHash(int count) {
        String letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        int inverseOf33 = 0x3E0F83E1;
        int size = letters.length();
        return Stream.iterate(0, number -> number + 1)
                .map(number -> "" + letters.charAt(number / (size * size * size) % size)
                        + letters.charAt(number / (size * size) % size)
                        + letters.charAt(number / size % size)
                        + letters.charAt(number % size))
                .mapMulti((String first, Consumer<String> names) -> {
                    int hash = word(first);
                    hash += hash >>> 15;
                    hash ^= hash >>> 9;
                    String second = text((0x12345678 - hash) * inverseOf33);
                    if (second.chars().allMatch(letter -> letters.indexOf(letter) >= 0)) {
                        names.accept(first + second);
                    }
                })
                .limit(count);
    }

    private static int word(String text) {
        return (text.charAt(0) << 24) | (text.charAt(1) << 16) | (text.charAt(2) << 8) | text.charAt(3);
    }

    private static String text(int word) {
        return "" + (char) (word >>> 24) + (char) (word >>> 16 & 255) + (char) (word >>> 8 & 255) + (char) (word & 255);
    }

    private static String pod(String extra) {
        return "{\"metadata\":{\"name\":\"bad\",\"namespace\":\"team-a\",\"uid\":\"b\",\"resourceVersion\":\"1\"},"
                + "\"extra\":" + extra + ",\"spec\":{\"containers\":[{\"name\":\"b\",\"image\":\"b\"}]}}";
    }

    private static String line(String object) {
        return "{\"at\":\"" + Replayed.AT + "\",\"resource\":\"pods\",\"type\":\"ADDED\",\"object\":" + object + "}";
    }

    private static List<JsonNode> listed(String... items) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        AnswerReader.page(
                bytes("{\"metadata\":{\"resourceVersion\":\"7\"},\"items\":[" + String.join(",", items) + "]}"),
                objects::add);
        return objects;
    }

    private static List<JsonNode> watched(String... items) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        String events = Stream.of(items)
                .map(item -> "{\"type\":\"ADDED\",\"object\":" + item + "}\n")
                .collect(Collectors.joining());
        AnswerReader.events(bytes(events), event -> objects.add(event.path("object")));
        return objects;
    }

    private static Posture posture(List<JsonNode> pods) {
        return Replayed.of(pods.stream()
                        .map(pod -> Replayed.line("pods", "ADDED", pod))
                        .toArray(String[]::new))
                .posture();
    }

    private static List<String> unreadable(Posture posture) {
        return posture.unreadable().stream().map(ObjectTreeTest::said).toList();
    }

    private static String said(UnreadableObject unreadable) {
        return unreadable.object().namespace() + "/" + unreadable.object().name() + ": " + unreadable.reason();
    }

    private static ByteArrayInputStream bytes(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
