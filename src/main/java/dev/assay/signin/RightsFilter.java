package dev.assay.signin;

import dev.assay.access.Sights;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers nobody whose rights are not known. What they see would be nothing, and a cluster without images looks like one in
 * which all is well.
 */
final class RightsFilter extends OncePerRequestFilter {

    private final Sights sights;

    RightsFilter(Sights sights) {
        this.sights = sights;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean unknown = SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                && !sights.known(signedIn.identity());
        if (unknown) {
            Refusals.unanswered(response);
            return;
        }
        chain.doFilter(request, response);
    }
}
