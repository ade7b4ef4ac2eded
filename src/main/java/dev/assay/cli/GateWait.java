package dev.assay.cli;

import dev.assay.cli.GateSource.Heard;
import dev.assay.cli.UnansweredException.Remedy;
import dev.assay.gate.GateState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a gate again and again until it is READY or the time is up. */
final class GateWait {

    /** How long the whole answer may take. */
    static final Duration ANSWER = Duration.ofSeconds(30);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 5;

    private final Clock clock;
    private final Sleep sleep;
    private final Consumer<String> progress;

    GateWait(Clock clock, Sleep sleep, Consumer<String> progress) {
        this.clock = clock;
        this.sleep = sleep;
        this.progress = progress;
    }

    /** Passes time. */
    @FunctionalInterface
    interface Sleep {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** Asks once. */
    @FunctionalInterface
    interface Asking {
        Heard ask(Duration atMost) throws UnansweredException;
    }

    /** The first READY, or what was said last; zero patience asks once. */
    GateAnswer ready(Duration patience, Asking asking) throws UnansweredException {
        Instant deadline = clock.instant().plus(patience);
        int failures = 0;
        while (true) {
            Attempt attempt = attempt(asking, left(deadline));
            failures = attempt.problem == null ? 0 : failures + 1;
            Duration left = left(deadline);
            if (attempt.isFinal() || !left.isPositive()) {
                return attempt.result();
            }
            Duration pause = shorter(attempt.pause(failures), left);
            progress.accept(
                    attempt.words() + "; asking again in " + seconds(pause) + ", giving up in " + seconds(left));
            pass(pause);
        }
    }

    private static Attempt attempt(Asking asking, Duration left) {
        try {
            Duration atMost = left.compareTo(SHORTEST) < 0 ? ANSWER : shorter(left, ANSWER);
            return new Attempt(asking.ask(atMost), null);
        } catch (UnansweredException e) {
            return new Attempt(null, e);
        }
    }

    private Duration left(Instant deadline) {
        return Duration.between(clock.instant(), deadline);
    }

    private void pass(Duration pause) throws UnansweredException {
        try {
            sleep.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnansweredException(Remedy.REPAIR, "the wait was interrupted");
        }
    }

    private static String seconds(Duration duration) {
        return Math.ceilDiv(duration.toMillis(), 1000) + " s";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What came of one question; exactly one of the two is there. */
    private record Attempt(@Nullable Heard heard, @Nullable UnansweredException problem) {

        boolean isFinal() {
            if (problem != null) {
                return problem.remedy() != Remedy.ASK_AGAIN;
            }
            return heard != null && heard.answer().state() == GateState.READY;
        }

        GateAnswer result() throws UnansweredException {
            if (problem != null) {
                throw problem;
            }
            if (heard == null) {
                throw new IllegalStateException("A question has neither an answer nor a problem");
            }
            return heard.answer();
        }

        Duration pause(int failures) {
            Duration asked;
            if (problem != null) {
                asked = problem.retryAfter().orElse(SHORTEST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
            } else {
                asked = heard == null ? USUAL : heard.retryAfter().orElse(USUAL);
            }
            return asked.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(asked, LONGEST);
        }

        String words() {
            if (problem != null) {
                return String.valueOf(problem.getMessage());
            }
            return heard == null ? "" : GateText.headline(heard.answer()).replaceFirst("\\.$", "");
        }
    }
}
