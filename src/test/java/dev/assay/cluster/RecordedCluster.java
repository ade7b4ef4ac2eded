package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.observation.Observer;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A recording of a real cluster, what is true of it, and the postures that Assay has at the end of each phase. */
public final class RecordedCluster {

    /** The one in the folder of recordings, which is no part of a clone. */
    public static final RecordedCluster SHARED = new RecordedCluster(
            "shared recording", shared("stream.jsonl.gz"), shared("truth.json"), shared("refusals.txt"));

    /** The one that the demo shows. */
    public static final RecordedCluster DEMO = new RecordedCluster(
            "demo recording",
            onClassPath("/demo/acme.jsonl.gz"),
            onClassPath("/recordings/acme/truth.json"),
            onClassPath("/recordings/acme/refusals.txt"));

    private final String name;
    private final @Nullable URL stream;
    private final @Nullable URL truth;
    private final @Nullable URL refusals;
    private @Nullable Truth known;
    private @Nullable Map<String, Posture> byPhase;
    private @Nullable Map<String, Posture> byPhaseWithoutScans;

    private RecordedCluster(String name, @Nullable URL stream, @Nullable URL truth, @Nullable URL refusals) {
        this.name = name;
        this.stream = stream;
        this.truth = truth;
        this.refusals = refusals;
    }

    static Stream<RecordedCluster> all() {
        return Stream.of(SHARED, DEMO);
    }

    /** Skips the test where the recording is not there; fails it under CI. */
    public void mustBeThere() {
        boolean there = stream != null && truth != null && refusals != null;
        if ("true".equals(System.getenv("ASSAY_CI"))) {
            assertThat(there).as("the %s is there", name).isTrue();
        }
        assumeTrue(there, "the " + name + " is not there; ASSAY_RECORDINGS names the folder of recordings");
    }

    Truth truth() {
        if (known == null) {
            known = Truth.read(text(truth));
        }
        return known;
    }

    String refusals() {
        return text(refusals);
    }

    /** The posture when the phase ended, before anything of the next one. */
    Posture atEndOf(Truth.Phase phase) {
        if (byPhase == null) {
            byPhase = postures(_ -> true);
        }
        return Objects.requireNonNull(byPhase.get(phase.name()), phase.name());
    }

    /** The same, had nobody read an EphemeralReport. */
    Posture withoutScansAtEndOf(Truth.Phase phase) {
        if (byPhaseWithoutScans == null) {
            byPhaseWithoutScans = postures(line -> !line.contains("\"ephemeralreports.reports.kyverno.io\""));
        }
        return Objects.requireNonNull(byPhaseWithoutScans.get(phase.name()), phase.name());
    }

    private Map<String, Posture> postures(Predicate<String> kept) {
        RecordingClock clock = new RecordingClock();
        PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
        PhaseEnds ends = new PhaseEnds(truth(), index);
        Recording recording = Recording.whole(index, clock, ends);
        replay(recording, kept);
        ends.publishUpTo(Instant.MAX);
        return ends.postures;
    }

    /** Replays everything into an observer. */
    public void replay(Observer observer) {
        replay(Recording.whole(observer, new RecordingClock(), RecordingListener.SILENT), _ -> true);
    }

    /** The lines, unpacked. */
    String lines() {
        try (InputStream packed = Objects.requireNonNull(stream).openStream()) {
            return new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay(Recording recording, Predicate<String> kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines().lines().filter(kept).forEach(line -> bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            recording.replay(name, new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        recording.finish();
    }

    @Override
    public String toString() {
        return name;
    }

    private static @Nullable URL onClassPath(String resource) {
        return RecordedCluster.class.getResource(resource);
    }

    private static @Nullable URL shared(String file) {
        String folder = System.getenv().getOrDefault("ASSAY_RECORDINGS", "../shared/recordings");
        Path path = Path.of(folder, "acme", file);
        try {
            return Files.isRegularFile(path) ? path.toUri().toURL() : null;
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable URL file) {
        try (InputStream input = Objects.requireNonNull(file).openStream()) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes a posture each time the recording passes the end of a phase. */
    private static final class PhaseEnds implements RecordingListener {

        private final Truth truth;
        private final PostureIndex index;
        private final Map<String, Posture> postures = new HashMap<>();

        private PhaseEnds(Truth truth, PostureIndex index) {
            this.truth = truth;
            this.index = index;
        }

        @Override
        public void reached(long lines, Instant at) {
            publishUpTo(at);
        }

        private void publishUpTo(Instant at) {
            while (postures.size() < truth.phases().size()) {
                Truth.Phase next = truth.phases().get(postures.size());
                if (at.isBefore(next.to())) {
                    return;
                }
                postures.put(next.name(), index.publish(next.to()));
            }
        }
    }
}
