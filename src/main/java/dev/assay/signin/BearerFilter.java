package dev.assay.signin;

import dev.assay.access.Identity;
import dev.assay.access.TokenReviews;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whoever sends a token along, for this one request: there is no session. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final TokenReviews reviews;
    private final Clock clock;

    BearerFilter(TokenReviews reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            chain.doFilter(request, response);
            return;
        }
        String token = token(request);
        Optional<Identity> identity;
        try {
            identity = reviews.review(token);
        } catch (IOException e) {
            Refusals.unanswered(response);
            return;
        }
        if (identity.isEmpty()) {
            Refusals.invalidToken(response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SignedIn.byToken(identity.get(), token, clock.instant()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /** The token that is sent along; blank if there is none. */
    static String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }
}
