package dev.assay.signin;

import dev.assay.access.RequestRates;
import dev.assay.access.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers so many requests a minute of one person, or of one address where nobody signed in, and tells others when to come again. */
final class RateFilter extends OncePerRequestFilter {

    private static final List<String> FREE = List.of("/assets/", "/webjars/", "/livez", "/readyz", "/actuator/");

    private final Viewer viewer;
    private final RequestRates rates;

    RateFilter(Viewer viewer, RequestRates rates) {
        this.viewer = viewer;
        this.rates = rates;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FREE.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = viewer.name().map(rates::ofPerson).orElseGet(() -> rates.ofAddress(request.getRemoteAddr()));
        if (wait.isPositive()) {
            Refusals.tooMany(response, wait);
            return;
        }
        chain.doFilter(request, response);
    }
}
