package dev.assay.web.live;

import dev.assay.access.Places;
import dev.assay.access.Viewer;
import dev.assay.posture.Posture;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Tells each open page of new postures, as server-sent events. A stream holds its own (virtual) thread, so that a browser
 * that reads slowly keeps nobody waiting. A page that gets none asks every few seconds instead.
 */
@Controller
class EventsController {

    private static final int MOST_STREAMS = 200;

    /** As many pages as one person has open. */
    private static final int MOST_OF_ONE = 20;

    /** However often the posture changes, a person reads no faster. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** Without news too, so that the ages on the page go on, and both ends notice a dead connection. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    /** Then the browser comes again, and has to be let in again. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(10);

    private final PostureNews news;
    private final Supplier<Posture> postures;
    private final Viewer viewer;
    private final Places places = new Places(MOST_STREAMS, MOST_OF_ONE);

    EventsController(PostureNews news, Supplier<Posture> postures, Viewer viewer) {
        this.news = news;
        this.postures = postures;
        this.viewer = viewer;
    }

    @GetMapping("/events")
    void events(HttpServletResponse response) throws IOException {
        try {
            Optional<Places.Place> taken = places.take(viewer.name(), Duration.ZERO);
            if (taken.isEmpty()) {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                return;
            }
            try (Places.Place _ = taken.get()) {
                response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                // A proxy that collects answers, nginx for one, would never pass an event on.
                response.setHeader("X-Accel-Buffering", "no");
                stream(response.getOutputStream());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream(OutputStream out) throws InterruptedException {
        long began = System.nanoTime();
        long toldAt = began;
        long told = -1;
        OptionalLong generation = news.next(-1, Duration.ZERO);
        while (generation.isPresent() && since(began).compareTo(LONGEST_STREAM) < 0) {
            // Of what they may see: that something changed elsewhere is nobody's business.
            long visible = postures.get().generation();
            if (visible != told || since(toldAt).compareTo(LONGEST_SILENCE) >= 0) {
                if (!tell(out, visible)) {
                    return;
                }
                told = visible;
                toldAt = System.nanoTime();
            }
            news.rest(REST);
            generation = news.next(generation.getAsLong(), LONGEST_SILENCE.minus(since(toldAt)));
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    /** Whether anybody still listens. */
    private static boolean tell(OutputStream out, long generation) {
        try {
            out.write("event: posture\ndata: %d\n\n".formatted(generation).getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
