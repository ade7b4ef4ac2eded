package dev.assay.web;

import dev.assay.access.Places;
import dev.assay.access.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private final Places places;
    private final Duration patience;

    /**
     * Creates it.
     *
     * @param patience how long a request waits for its place
     */
    RequestPlaces(Viewer viewer, Places places, Duration patience) {
        this.viewer = viewer;
        this.places = places;
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FREE.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Places.Place> taken;
        try {
            taken = places.take(viewer.name(), patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            taken = Optional.empty();
        }
        if (taken.isEmpty()) {
            comeAgain(response);
            return;
        }
        try (Places.Place _ = taken.get()) {
            chain.doFilter(request, response);
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
