package dev.assay.web;

import dev.assay.access.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers so many requests at once and no more, and of one person a part of those. The others wait a moment, and are then
 * told to come again: whoever asks for much must not keep a gate waiting for long. Streams have places of their own.
 */
final class RequestPlaces extends OncePerRequestFilter {

    static final int MOST_AT_ONCE = 32;
    static final int MOST_OF_ONE = 16;

    private static final String RETRY_SECONDS = "1";
    private static final List<String> FREE =
            List.of("/assets/", "/webjars/", "/events", "/livez", "/readyz", "/actuator/", "/sign-in");

    private final Viewer viewer;
    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /**
     * Creates it.
     *
     * @param patience how long a request waits for its place
     */
    RequestPlaces(Viewer viewer, Duration patience) {
        this.viewer = viewer;
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FREE.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String who = viewer.name().orElse("");
        boolean place = false;
        boolean counted = who.isEmpty() || taken.merge(who, 1, Integer::sum) <= MOST_OF_ONE;
        try {
            place = counted && places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (place) {
                chain.doFilter(request, response);
            } else {
                comeAgain(response);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            comeAgain(response);
        } finally {
            if (place) {
                places.release();
            }
            if (!who.isEmpty()) {
                taken.computeIfPresent(who, (_, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    private static void comeAgain(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("Assay is busy; try again in a second.\n");
    }
}
