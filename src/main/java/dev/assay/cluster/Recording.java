package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Replays recordings of a cluster into an observer, through the same projections as a live one and on the recording's own
 * clock. Not for several threads.
 */
public final class Recording {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final Observer observer;
    private final Projection projection;
    private final RecordingClock clock;
    private final RecordingListener listener;
    private final Set<Kind> present = EnumSet.noneOf(Kind.class);
    private final Set<Kind> bookmarked = EnumSet.noneOf(Kind.class);
    private final @Nullable Instant until;
    private long lines;
    private long valid;
    private boolean cut;

    private Recording(Observer observer, RecordingClock clock, RecordingListener listener, @Nullable Instant until) {
        this.observer = observer;
        this.projection = new Projection(observer);
        this.clock = clock;
        this.listener = listener;
        this.until = until;
    }

    /** A recording that is replayed to its end. */
    public static Recording whole(Observer observer, RecordingClock clock, RecordingListener listener) {
        return new Recording(observer, clock, listener, null);
    }

    /** A recording of which only what happened up to this moment is replayed. */
    public static Recording until(Instant until, Observer observer, RecordingClock clock, RecordingListener listener) {
        return new Recording(observer, clock, listener, until);
    }

    /**
     * Replays one file, packed with gzip or plain. Lines that are none are reported and skipped.
     *
     * @return how many lines were valid
     * @throws IOException if nothing can be read at all
     */
    public long replay(String source, InputStream input) throws IOException {
        LineReader reader = new LineReader(unpacked(input));
        long before = valid;
        long line = 0;
        try {
            for (String text = reader.next(); text != null; text = reader.next()) {
                line++;
                take(source, line, text, reader.tooLong());
            }
        } catch (EOFException | ZipException e) {
            listener.skipped(source, line + 1, "the packed file ends or breaks here");
        }
        return valid - before;
    }

    /** Says what a recording can only say at its end: what it holds is all there is, and what it lacks was not there. */
    public void finish() {
        if (until != null && cut) {
            clock.advance(until);
        }
        Instant now = clock.instant();
        for (Kind kind : Kind.values()) {
            if (!present.contains(kind)) {
                observer.observe(new Observation.KindAbsent(now, kind));
            } else if (projection.started().contains(kind) && (!cut || !bookmarked.contains(kind))) {
                observer.observe(new Observation.KindCaughtUp(now, kind));
            }
        }
    }

    private static InputStream unpacked(InputStream input) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(input, 1 << 16);
        buffered.mark(2);
        int magic = (buffered.read() << 8) | buffered.read();
        buffered.reset();
        if (magic != GZIP_MAGIC) {
            return buffered;
        }
        return new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), 1 << 16);
    }

    private void take(String source, long number, String text, boolean tooLong) {
        if (text.isBlank() && !tooLong) {
            return;
        }
        lines++;
        if (tooLong) {
            listener.skipped(source, number, "it is longer than 16 MB");
            return;
        }
        try {
            RecordingLine line = RecordingLine.of(text);
            valid++;
            replay(line);
        } catch (RecordingLine.BadLineException e) {
            listener.skipped(source, number, e.reason());
        }
    }

    private void replay(RecordingLine line) {
        line.kind().ifPresent(present::add);
        if (line.type() == WatchEvent.Type.BOOKMARK) {
            line.kind().ifPresent(bookmarked::add);
        }
        if (until != null && line.at().isAfter(until)) {
            cut = true;
            return;
        }
        listener.reached(lines, line.at());
        clock.advance(line.at());
        line.kind().ifPresent(kind -> projection.project(new WatchEvent(line.at(), kind, line.type(), line.object())));
    }
}
