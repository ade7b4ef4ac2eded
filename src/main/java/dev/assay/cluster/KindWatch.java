package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.observation.ObjectRef;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/*
 * One thread for one kind:
 *
 *     list in pages ──► watch from the list's version ──► the stream ends ──► watch from the last version ──► …
 *          ▲                        │ 410, or the stream is broken
 *          └────────────────────────┘
 *     404 ──► absent, look again        403 ──► unreadable, try again        no answer ──► try again, stale after a while
 *
 * Invariant: what was handed on is what was there at the version, and nothing that an object or the server says
 * ends the thread. An object that a later list lacks is told of as missing.
 */
/** Lists and watches one kind of object, for as long as it is not closed. */
final class KindWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(KindWatch.class);

    /** More than a list of one object is, on a server that heeds the limit. */
    private static final int PROBE_BYTES = 65_536;

    private static final int SHORTEST_WATCH_SECONDS = 300;
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private final Kind kind;
    private final ApiServer server;
    private final WatchSink sink;
    private final WatchTimes times;
    private final KindPulse pulse;
    private final KnownObjects known = new KnownObjects();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final KindList list;
    private final ReadVersion version = new ReadVersion();
    private String path;
    private int failures;
    private int expiries;
    private boolean bookmarked;
    private long listedNanos;
    private final AtomicLong objects = new AtomicLong();
    private volatile long relists;
    private long lists;

    KindWatch(Kind kind, ApiServer server, WatchSink sink, KindPulse pulse, WatchTimes times) {
        this.kind = kind;
        this.server = server;
        this.sink = sink;
        this.times = times;
        this.pulse = pulse;
        this.list = new KindList(kind, server, pulse, this::listing);
        this.path = server.paths().of(kind).getFirst();
    }

    Kind kind() {
        return kind;
    }

    /** How it goes, for any thread. */
    KindReading reading() {
        return new KindReading(pulse.lastContact(), objects.get(), relists);
    }

    /** Ends it within about a second. */
    void close() {
        closed.countDown();
    }

    @Override
    public void run() {
        while (closed.getCount() > 0) {
            pause(round());
        }
    }

    /** Lists if need be and watches until that ends; gives how long to wait before the next round. */
    private Duration round() {
        long begin = System.nanoTime();
        try {
            if (!version.known()) {
                list();
            }
            watch();
            boolean shortly = System.nanoTime() - begin < FIRST_BACKOFF.toNanos();
            return shortly ? FIRST_BACKOFF : Duration.ZERO;
        } catch (RefusedException e) {
            return refused(e);
        } catch (IOException e) {
            return failed(ApiServer.reason(e));
        } catch (RuntimeException e) {
            if (closed.getCount() == 0) {
                return Duration.ZERO;
            }
            LOG.error("Reading {} failed; this is a bug in Assay", kind.resource(), e);
            version.lose();
            return failed(String.valueOf(e));
        }
    }

    private void list() throws IOException {
        IOException absent = null;
        for (String candidate : server.paths().of(kind)) {
            try {
                listAt(candidate);
                return;
            } catch (RefusedException e) {
                if (e.code() != RefusedException.NOT_FOUND) {
                    throw e;
                }
                absent = e;
            }
        }
        if (absent != null) {
            throw absent;
        }
    }

    private void listAt(String candidate) throws IOException {
        String listed = readAll(candidate);
        if (known.lostMany()) {
            pulse.doubt("a list holds far fewer objects than were known; reading it again");
            pause(FIRST_BACKOFF);
            listed = readAll(candidate);
        }
        gone(known.endList());
        path = candidate;
        version.listed(listed);
        listedNanos = System.nanoTime();
        bookmarked = false;
        relists = lists++;
        failures = 0;
        pulse.current();
    }

    private String readAll(String candidate) throws IOException {
        stillOpen();
        known.beginList();
        ItemCount items = new ItemCount();
        String listed = list.read(candidate, version, object -> {
            objects.accumulateAndGet(++items.count, Math::max);
            see(object);
        });
        objects.set(items.count);
        return listed;
    }

    private void see(JsonNode object) {
        WatchEvent event = new WatchEvent(pulse.now(), kind, WatchEvent.Type.ADDED, object);
        if (Projections.carriesEvidence(kind) || known.see(event.ref())) {
            sink.take(event);
        }
    }

    private void gone(List<ObjectRef> refs) {
        refs.forEach(ref -> sink.missing(pulse.now(), ref));
    }

    private void watch() throws IOException {
        int seconds = ThreadLocalRandom.current().nextInt(SHORTEST_WATCH_SECONDS, 2 * SHORTEST_WATCH_SECONDS);
        String query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=" + seconds + "&resourceVersion="
                + URLEncoder.encode(version.text(), StandardCharsets.UTF_8)
                + server.paths().selector(kind);
        WatchPatience patience = new WatchPatience();
        try (AnswerStream stream = server.get(path + query, patience)) {
            pulse.current();
            failures = 0;
            AnswerReader.events(stream, event -> {
                stream.progressed();
                happened(event);
                patience.look();
            });
        }
    }

    private void happened(JsonNode event) throws IOException {
        JsonNode object = event.path("object");
        switch (Wire.text(event, "type")) {
            case "ADDED" -> happened(WatchEvent.Type.ADDED, object);
            case "MODIFIED" -> happened(WatchEvent.Type.MODIFIED, object);
            case "DELETED" -> happened(WatchEvent.Type.DELETED, object);
            case "ERROR" -> throw ApiServer.refusal(object);
            case "BOOKMARK" -> bookmarked = true;
            default -> {
                // Something newer than Assay: its version is all that counts.
            }
        }
        expiries = 0;
        version.watched(Wire.text(object, "metadata", "resourceVersion"));
        pulse.current();
    }

    private void happened(WatchEvent.Type type, JsonNode object) {
        WatchEvent event = new WatchEvent(pulse.now(), kind, type, object);
        sink.take(event);
        if (Projections.carriesEvidence(kind)) {
            // A server that does not count versions tells again of all that is there whenever a watch begins.
            int more = type == WatchEvent.Type.ADDED ? 1 : type == WatchEvent.Type.DELETED ? -1 : 0;
            objects.addAndGet(version.counted() ? more : 0);
            return;
        }
        if (type == WatchEvent.Type.DELETED) {
            known.forget(event.ref());
        } else {
            known.see(event.ref());
        }
        objects.set(known.size());
    }

    private Duration refused(RefusedException refusal) {
        switch (refusal.code()) {
            case RefusedException.NOT_FOUND -> {
                return notFound();
            }
            case RefusedException.GONE -> {
                version.lose();
                return expiries++ == 0 ? Duration.ZERO : backoff(expiries);
            }
            case RefusedException.FORBIDDEN -> pulse.unreadable("forbidden: " + refusal.getMessage());
            case RefusedException.UNAUTHORIZED -> pulse.unreadable("not signed in: " + refusal.getMessage());
            default -> {
                if (refusal.code() < 429) {
                    version.lose();
                }
                Duration wait = failed("status " + refusal.code() + ": " + refusal.getMessage());
                return wait.compareTo(refusal.retryAfter()) > 0 ? wait : refusal.retryAfter();
            }
        }
        return times.refused();
    }

    /** A watch that is not found may have been moved to another version: only a list tells that the kind is absent. */
    private Duration notFound() {
        if (version.known()) {
            version.lose();
            return Duration.ZERO;
        }
        version.forget();
        gone(known.clear());
        objects.set(0);
        pulse.absent();
        return times.absent();
    }

    private Duration failed(String reason) {
        LOG.debug("{}: {}", kind.resource(), reason);
        pulse.failed(reason);
        failures++;
        return backoff(failures);
    }

    /** Doubles with each failure, and differs from kind to kind, so that not all come back at once. */
    private Duration backoff(int tries) {
        long doubled = FIRST_BACKOFF.toMillis() << Math.min(tries, 6);
        long longest = Math.min(doubled, times.longestBackoff().toMillis());
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    /** Waits, unless it is closed. */
    private void pause(Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        try {
            boolean over = closed.getCount() == 0;
            while (!over && end - System.nanoTime() > 0) {
                pulse.check();
                long tick = Math.min(AnswerStream.TICK.toNanos(), Math.max(end - System.nanoTime(), 1));
                over = closed.await(tick, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private void listing(Duration silence) throws IOException {
        stillOpen();
        pulse.check();
        Patience.of(times.answer()).waited(silence);
    }

    private void stillOpen() throws IOException {
        if (closed.getCount() == 0) {
            throw new IOException("closed");
        }
    }

    private static final class ItemCount {
        private long count;
    }

    /** A watch may be silent because nothing happens, and go on after a right was taken away: the server is asked now and then. */
    private final class WatchPatience implements Patience {

        private long probedNanos = System.nanoTime();

        @Override
        public void waited(Duration silence) throws IOException {
            stillOpen();
            expiries = 0;
            look();
            pulse.check();
            Patience.of(times.reconnect()).waited(silence);
        }

        /** Asks whatever is due. */
        private void look() throws IOException {
            if (passed(probedNanos, times.probe())) {
                probe();
                probedNanos = System.nanoTime();
            }
            if (!bookmarked && passed(listedNanos, times.relist())) {
                throw new RefusedException(RefusedException.GONE, "no bookmarks came", Duration.ZERO);
            }
        }

        private static boolean passed(long sinceNanos, Duration time) {
            return System.nanoTime() - sinceNanos >= time.toNanos();
        }

        private void probe() throws IOException {
            Patience patience = silence -> {
                stillOpen();
                pulse.check();
                Patience.of(times.probe().dividedBy(4)).waited(silence);
            };
            try (AnswerStream stream = server.get(server.paths().list(path, kind, 1), patience)) {
                stream.readNBytes(PROBE_BYTES);
                pulse.proven();
            } catch (RefusedException e) {
                if (e.aboutUs()) {
                    throw e;
                }
                pulse.failed(ApiServer.reason(e));
            } catch (IOException e) {
                pulse.failed(ApiServer.reason(e));
            }
        }
    }
}
