package dev.assay.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how long it takes from the sending of an event to the answer that shows it. The probes' messages say when they
 * were sent; the posture that the answer shows is the one that a scrape at that moment gets.
 */
final class EventLatency {

    private static final Pattern STAMP = Pattern.compile("Request:([0-9a-f-]{36})-(\\d{16})]");
    private static final Duration TICK = Duration.ofMillis(2);

    private final Site assay;
    private final Map<String, Long> newest = new HashMap<>();
    private final List<Long> nanos = new ArrayList<>();

    EventLatency(Site assay) {
        this.assay = assay;
    }

    Spread measure(Duration duration) throws IOException, InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            String body = assay.get("/api/v1/namespaces/probe/images");
            Instant now = Instant.now();
            Matcher stamps = STAMP.matcher(body);
            while (stamps.find()) {
                shown(stamps.group(1), Long.parseLong(stamps.group(2)), now);
            }
            Thread.sleep(TICK);
        }
        return Spread.ofNanos(nanos);
    }

    private void shown(String pod, long micros, Instant now) {
        if (micros > newest.getOrDefault(pod, 0L)) {
            newest.put(pod, micros);
            nanos.add((now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000 - micros) * 1_000);
        }
    }
}
