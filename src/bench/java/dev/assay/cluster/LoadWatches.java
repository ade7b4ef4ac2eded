package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The open watches. Each gets what happens to its kind, and a bookmark after a minute of silence. */
final class LoadWatches {

    private static final long BOOKMARK_SECONDS = 60;

    private final Map<Kind, Set<BlockingQueue<byte[]>>> open = new EnumMap<>(Kind.class);
    private final AtomicLong version;

    LoadWatches(long version) {
        this.version = new AtomicLong(version);
        for (Kind kind : Kind.values()) {
            open.put(kind, ConcurrentHashMap.newKeySet());
        }
    }

    /** Writes what happens, until the time is over or the reader is gone. */
    void serve(Kind kind, OutputStream target, long seconds) throws IOException, InterruptedException {
        BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
        Set<BlockingQueue<byte[]>> all = of(kind);
        all.add(events);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            target.flush();
            while (end - System.nanoTime() > 0) {
                byte[] event = events.poll(BOOKMARK_SECONDS, TimeUnit.SECONDS);
                target.write(event == null ? bookmark() : event);
                target.flush();
            }
        } finally {
            all.remove(events);
        }
    }

    /** Tells all watches of the kind. */
    void tell(SampleStream.Text text, long newest) {
        version.set(newest);
        byte[] event = bytes("{\"type\":\"" + text.type() + "\",\"object\":" + text.json() + "}\n");
        of(text.kind()).forEach(watch -> watch.add(event));
    }

    private byte[] bookmark() {
        return bytes(
                "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"" + version.get() + "\"}}}\n");
    }

    private Set<BlockingQueue<byte[]>> of(Kind kind) {
        return open.getOrDefault(kind, Set.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
