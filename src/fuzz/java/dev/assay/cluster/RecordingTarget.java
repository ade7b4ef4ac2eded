package dev.assay.cluster;

import dev.assay.fuzz.Law;
import dev.assay.fuzz.WorkBound;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Recordings: each line is replayed or told of as skipped, whatever is in it, and the same comes of the same. */
public final class RecordingTarget {

    private static final MessageClassifier CLASSIFIER = MessageClassifier.builtIn();

    private RecordingTarget() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        WorkBound.read(bytes, RecordingTarget::read);
    }

    private static void read(byte[] bytes) {
        boolean packed = bytes.length >= 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        Outcome first = replay(bytes);
        Law.same(first, replay(bytes), "a recording says the same twice");
        if (packed) {
            return;
        }
        // Split at line feeds alone, as the reader does.
        long lines = Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
                .filter(line -> !line.isBlank())
                .count();
        Law.holds(first.valid + first.skipped.size() == lines, "each line is valid or skipped", first);
    }

    private static Outcome replay(byte[] bytes) {
        PostureIndex index = new PostureIndex(CLASSIFIER, EvidenceAge.DEFAULT);
        RecordingClock clock = new RecordingClock();
        List<String> skipped = new ArrayList<>();
        RecordingListener listener = new RecordingListener() {
            @Override
            public void skipped(String source, long line, String reason) {
                Law.holds(reason.length() < 200 && Law.inert(reason), "a reason is inert", reason);
                skipped.add(line + " " + reason);
            }
        };
        Recording recording = Recording.whole(index, clock, listener);
        try {
            long valid = recording.replay("fuzz", new ByteArrayInputStream(bytes));
            recording.finish();
            Law.same(clock.instant(), index.publish(clock.instant()).asOf(), "a posture comes of it");
            return new Outcome(valid, skipped, index.publish(clock.instant()).toString());
        } catch (IOException e) {
            Law.holds(bytes.length > 0 && bytes[0] == 0x1f, "only what is packed cannot be opened", e);
            return new Outcome(0, skipped, "");
        } catch (UncheckedIOException e) {
            throw new AssertionError("a broken file is told of", e);
        }
    }

    private record Outcome(long valid, List<String> skipped, String posture) {}
}
