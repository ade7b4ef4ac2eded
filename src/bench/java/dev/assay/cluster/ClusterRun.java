package dev.assay.cluster;

import dev.assay.posture.Posture;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes one generated cluster through projection, index and publish, and counts what that costs. Objects are written and
 * parsed beforehand, a hundred at a time, so that neither counts.
 */
public final class ClusterRun {

    /** A posture is published every 100 ms. */
    private static final int EVENTS_PER_POSTURE = SampleStream.EVENTS_PER_SECOND / 10;

    static final long SEED = 20_261_124;

    private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
    private final Projection projection = new Projection(index);
    private final SampleStream stream;
    private final List<SampleStream.Text> batch = new ArrayList<>();
    private Posture posture = Posture.NONE;
    private Cost working = Cost.NOTHING;
    private Cost parsing = Cost.NOTHING;
    private long characters;

    /**
     * What a run has shown.
     *
     * @param firstLoad what it cost to take in all that is there at the start
     * @param churn what it cost to follow a background scan of all pods
     * @param parsing what it cost to parse the JSON of both
     * @param characters the length of that JSON
     * @param retainedBytes the heap that index and posture occupy in the end
     */
    public record Result(Cost firstLoad, Cost churn, Cost parsing, long characters, long retainedBytes) {}

    private ClusterRun(int pods, int namespaces) {
        stream = new SampleStream(pods, namespaces, SEED, START, this::take);
    }

    /** Runs a cluster of that many pods and as many reports, from an empty index to the end of one background scan. */
    public static Result of(int pods, int namespaces) {
        ClusterRun run = new ClusterRun(pods, namespaces);
        long before = usedBytes();
        Cost firstLoad = run.costOf(run.stream::firstLoad);
        Cost churn = run.costOf(run.stream::churn);
        long after = usedBytes();
        run.check();
        return new Result(firstLoad, churn, run.parsing, run.characters, after - before);
    }

    private Cost costOf(Runnable phase) {
        working = Cost.NOTHING;
        phase.run();
        flush();
        return working;
    }

    private void take(SampleStream.Text text) {
        batch.add(text);
        characters += text.json().length();
        if (batch.size() == EVENTS_PER_POSTURE) {
            flush();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<WatchEvent> events = new ArrayList<>(batch.size());
        parsing = parsing.plus(Cost.of(batch.size(), () -> batch.forEach(text -> events.add(parsed(text)))));
        working = working.plus(Cost.of(batch.size(), () -> work(events)));
        batch.clear();
    }

    private static WatchEvent parsed(SampleStream.Text text) {
        return new WatchEvent(text.at(), text.kind(), text.type(), JSON.readTree(text.json()));
    }

    private void work(List<WatchEvent> events) {
        events.forEach(projection::project);
        posture = index.publish(events.getLast().at());
    }

    /** Work that ends in a wrong answer is not worth measuring. */
    private void check() {
        boolean right = posture.complete()
                && posture.tally().total() == stream.images()
                && posture.tally().refused() == stream.badImages();
        if (!right) {
            throw new IllegalStateException("The posture is wrong: %s of %d images, %d bad, missing %s"
                    .formatted(posture.tally(), stream.images(), stream.badImages(), posture.missing()));
        }
    }

    /** The serial collector leaves up to five percent of waste in three of four collections. */
    private static long usedBytes() {
        for (int collection = 0; collection < 4; collection++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
