package dev.assay.signin;

import dev.assay.access.Identity;
import dev.assay.access.TokenReviews;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that is too old, or whose token is no longer good: what opened the door must still open it. */
final class SessionFilter extends OncePerRequestFilter {

    private final TokenReviews reviews;
    private final Duration longest;
    private final Clock clock;

    SessionFilter(TokenReviews reviews, Duration longest, Clock clock) {
        this.reviews = reviews;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ended;
        try {
            ended = SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                    && !stillGood(signedIn);
        } catch (IOException e) {
            Refusals.unanswered(response);
            return;
        }
        if (ended) {
            SecurityContextHolder.clearContext();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }

    private boolean stillGood(SignedIn signedIn) throws IOException {
        if (clock.instant().isAfter(signedIn.since().plus(longest))) {
            return false;
        }
        if (signedIn.token().isEmpty()) {
            return true;
        }
        Optional<Identity> now = reviews.review(signedIn.token().get());
        return now.filter(signedIn.identity()::equals).isPresent();
    }
}
