package dev.assay.cli;

import dev.assay.api.GateDocument;
import dev.assay.api.GatesDocument;
import dev.assay.api.PlanDocument;
import dev.assay.cli.UnansweredException.Remedy;
import dev.assay.cluster.Recording;
import dev.assay.cluster.RecordingClock;
import dev.assay.cluster.RecordingListener;
import dev.assay.gate.GateBoard;
import dev.assay.gate.GateKey;
import dev.assay.gate.GateSettings;
import dev.assay.gate.GateState;
import dev.assay.gate.SoakMemory;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.PostureIndex;
import dev.assay.report.Outcome;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gates as they stand at the end of a recording, each second of which was looked at. */
final class RecordedGates implements GateSource {

    /** Nobody watches a recording that is silent for longer; its soaks begin anew, as they do for a service that slept. */
    private static final long LONGEST_SILENCE_SECONDS = Duration.ofDays(1).toSeconds();

    private final RecordingClock clock = new RecordingClock();
    private final PostureIndex index;
    private final GateBoard board;
    private long lastSecond = -1;

    private RecordedGates(GateSettings settings) {
        MessageClassifier classifier = MessageClassifier.builtIn();
        index = new PostureIndex(classifier, EvidenceAge.DEFAULT);
        board = new GateBoard(
                settings, message -> classifier.classify(Outcome.SKIP, message).exceptions(), SoakMemory.NONE);
    }

    /** Replays the file up to a moment, or to its end if that is null. */
    static RecordedGates of(String file, @Nullable Instant until, GateSettings settings, Progress progress) {
        RecordedGates gates = new RecordedGates(settings);
        RecordingListener seconds = gates.new Seconds(progress);
        Recording recording = until == null
                ? Recording.whole(gates.index, gates.clock, seconds)
                : Recording.until(until, gates.index, gates.clock, seconds);
        RecordingFile.replay(file, recording);
        recording.finish();
        progress.finish();
        gates.publishUpTo(gates.clock.instant());
        gates.board.posturePublished(gates.index.publish(gates.clock.instant()));
        return gates;
    }

    @Override
    public Heard gate(GateQuestion question, Duration atMost) throws UnansweredException {
        return new Heard(answer(question), Optional.empty());
    }

    @Override
    public Heard plan(GateQuestion question, Duration atMost) throws UnansweredException {
        GateAnswer plan = board.get()
                .plan(new GateKey(policy(question), question.namespace()), clock.instant())
                .<GateAnswer>map(planned -> new GateAnswer.Plan(PlanDocument.of(planned)))
                .orElseThrow(() -> unknown(question));
        return new Heard(plan, Optional.empty());
    }

    private GateAnswer answer(GateQuestion question) throws UnansweredException {
        Instant now = clock.instant();
        if (question.all()) {
            return new GateAnswer.Every(every());
        }
        PolicyKey policy = policy(question);
        Optional<GateDocument> document = question.namespace().isEmpty()
                ? board.get().decide(policy, now).map(GateDocument::of)
                : board.get()
                        .decide(new GateKey(policy, question.namespace()), now)
                        .map(GateDocument::of);
        return document.<GateAnswer>map(GateAnswer.One::new).orElseThrow(() -> unknown(question));
    }

    private PolicyKey policy(GateQuestion question) throws UnansweredException {
        List<PolicyKey> named = board.get().named(question.policy()).stream()
                .filter(key ->
                        question.engine().isEmpty() || key.engine().source().equals(question.engine()))
                .toList();
        if (named.size() > 1) {
            throw new UnansweredException(Remedy.REPAIR, "policies of both engines have that name: add --engine");
        }
        return named.stream().findFirst().orElseThrow(() -> unknown(question));
    }

    private UnansweredException unknown(GateQuestion question) {
        return new UnansweredException(
                Remedy.ASK_FOR_ANOTHER, KnownGates.of(every()).unknown(question));
    }

    private GatesDocument every() {
        Instant now = clock.instant();
        List<GateDocument> gates =
                board.get().decideAll(now).stream().map(GateDocument::of).toList();
        GateState known = board.get().missing().isEmpty() && !gates.isEmpty() ? GateState.READY : GateState.UNKNOWN;
        return new GatesDocument(
                now,
                gates.stream().map(GateDocument::state).reduce(known, GateState::and),
                board.get().missing(),
                gates);
    }

    private void publishUpTo(Instant moment) {
        long second = moment.getEpochSecond();
        if (lastSecond < 0 || second - lastSecond > LONGEST_SILENCE_SECONDS) {
            lastSecond = second - 1;
        }
        while (lastSecond < second) {
            lastSecond++;
            board.posturePublished(index.publish(Instant.ofEpochSecond(lastSecond)));
        }
    }

    /** Looks at each second before what happened in it is replayed. */
    private final class Seconds implements RecordingListener {

        private final Progress progress;

        Seconds(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void skipped(String source, long line, String reason) {
            progress.skipped(source, line, reason);
        }

        @Override
        public void reached(long lines, Instant at) {
            progress.reached(lines, at);
            publishUpTo(at);
        }
    }
}
