package dev.assay.cluster;

import dev.assay.observation.Observer;
import dev.assay.observation.ReplayStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a recording as if it were a cluster: its past at once, the rest at a multiple of its own pace. */
public final class RecordingPlayer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingPlayer.class);

    private final Source source;
    private final Pace pace;
    private final Observer observer;
    private final RecordingClock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean ended;

    /**
     * Creates a player that does not play yet.
     *
     * @param source what to play
     * @param pace how fast
     * @param observer takes what it plays
     * @param clock is moved along
     */
    public RecordingPlayer(Source source, Pace pace, Observer observer, RecordingClock clock) {
        this.source = source;
        this.pace = pace;
        this.observer = observer;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("recording").daemon().unstarted(this::play);
    }

    /** Starts to play, on a thread of its own. */
    public void start() {
        thread.start();
    }

    /** How far it has come. */
    public ReplayStatus status() {
        return new ReplayStatus(source.name(), clock.instant(), pace.speed(), ended);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void play() {
        Pacemaker pacemaker = new Pacemaker();
        Recording recording = Recording.whole(observer, clock, pacemaker);
        try (InputStream input = source.open()) {
            if (recording.replay(source.name(), input) == 0) {
                LOG.error("Recording '{}' has no valid line", source.name());
            }
        } catch (IOException e) {
            LOG.error("Recording '{}' cannot be read: {}", source.name(), e.getMessage());
        }
        recording.finish();
        ended = true;
    }

    /** Something to play. */
    public interface Source {

        /** Its name, for people. */
        String name();

        /** Opens it; the reader closes the stream. */
        InputStream open() throws IOException;
    }

    /**
     * How fast to play.
     *
     * @param past how much of its beginning is played at once
     * @param speed how many seconds of the recording pass in one second after that; above 0
     */
    public record Pace(Duration past, double speed) {

        public Pace {
            if (speed <= 0) {
                throw new IllegalArgumentException("Speed '" + speed + "' is not above 0");
            }
        }
    }

    /** Waits before each line until its time has come. */
    private final class Pacemaker implements RecordingListener {

        private Instant begin = Instant.EPOCH;
        private long beginNanos;

        @Override
        public void reached(long lines, Instant at) {
            if (begin.equals(Instant.EPOCH)) {
                begin = at.plus(pace.past());
            }
            if (!at.isAfter(begin)) {
                beginNanos = System.nanoTime();
                return;
            }
            double ahead = Duration.between(begin, at).toNanos() / pace.speed();
            long wait = (long) ahead - (System.nanoTime() - beginNanos);
            try {
                if (wait > 0 && closed.await(wait, TimeUnit.NANOSECONDS)) {
                    LOG.debug("Recording '{}' was closed", source.name());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void skipped(String name, long line, String reason) {
            LOG.warn("Recording '{}', line {} is skipped: {}", name, line, reason);
        }
    }
}
