package dev.assay.cluster;

import dev.assay.observation.Observation;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replays lines, and keeps what was observed, what was skipped, and the posture that comes of it. */
final class Replayed implements RecordingListener {

    static final String AT = "2026-08-21T08:01:00Z";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MessageClassifier CLASSIFIER = MessageClassifier.builtIn();

    private final PostureIndex index = new PostureIndex(CLASSIFIER, EvidenceAge.DEFAULT);
    private final RecordingClock clock = new RecordingClock();
    private final List<Observation> observations = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Recording recording;
    private long valid;

    private Replayed(Instant until) {
        recording = until.equals(Instant.MAX)
                ? Recording.whole(this::observe, clock, this)
                : Recording.until(until, this::observe, clock, this);
    }

    /** Replays lines of text to their end. */
    static Replayed of(String... lines) {
        return until(Instant.MAX, lines);
    }

    static Replayed until(Instant moment, String... lines) {
        Replayed replayed = new Replayed(moment);
        replayed.add("lines", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        replayed.recording.finish();
        return replayed;
    }

    /** Replays files, one after the other, and says after the last that this was all. */
    static Replayed files(List<byte[]> files) {
        Replayed replayed = new Replayed(Instant.MAX);
        for (int number = 0; number < files.size(); number++) {
            replayed.add("file " + (number + 1), files.get(number));
        }
        replayed.recording.finish();
        return replayed;
    }

    /** A line of a recording about an object. */
    static String line(String resource, String type, JsonNode object) {
        ObjectNode line = JSON.createObjectNode();
        line.put("at", AT).put("resource", resource).put("type", type).set("object", object);
        return line.toString();
    }

    /** A line that adds the object of a sample. */
    static String sample(String resource, String file) {
        return line(resource, "ADDED", yaml(file));
    }

    static ObjectNode yaml(String file) {
        try (InputStream input = Replayed.class.getResourceAsStream("samples/" + file)) {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return (ObjectNode) JSON.valueToTree(yaml.load(Objects.requireNonNull(input, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    /** A changed copy. */
    static ObjectNode with(ObjectNode object, Consumer<ObjectNode> change) {
        ObjectNode copy = object.deepCopy();
        change.accept(copy);
        return copy;
    }

    /** How many lines were valid. */
    long valid() {
        return valid;
    }

    /** What was skipped, as {@code file line: reason}. */
    List<String> skipped() {
        return skipped;
    }

    List<Observation> observations() {
        return observations;
    }

    /** The observations of one form. */
    <T extends Observation> List<T> all(Class<T> form) {
        return observations.stream().filter(form::isInstance).map(form::cast).toList();
    }

    PostureIndex index() {
        return index;
    }

    Posture posture() {
        return index.publish(clock.instant());
    }

    RecordingClock clock() {
        return clock;
    }

    @Override
    public void skipped(String source, long line, String reason) {
        skipped.add(source + " " + line + ": " + reason);
    }

    private void add(String name, byte[] bytes) {
        try {
            valid += recording.replay(name, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void observe(Observation observation) {
        observations.add(observation);
        index.observe(observation);
    }
}
