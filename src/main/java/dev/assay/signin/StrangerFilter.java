package dev.assay.signin;

import dev.assay.access.KnownTokens;
import dev.assay.access.PageAccess;
import dev.assay.access.RequestRates;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many strangers of one address a minute have the API server or an identity provider asked who they are. Whoever
 * is signed in, or sends a token that was good before, is none: a stranger at the same address does not lock them out.
 */
final class StrangerFilter extends OncePerRequestFilter {

    private final KnownTokens tokens;
    private final RequestRates rates;

    StrangerFilter(KnownTokens tokens, RequestRates rates) {
        this.tokens = tokens;
        this.rates = rates;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return tokens.familiar(BearerFilter.token(request));
        }
        // As Spring reads it: an address may be written in many ways.
        String address = request.getServletPath();
        boolean form = address.equals(PageAccess.SIGN_IN) && request.getMethod().equals(HttpMethod.POST.name());
        return !form && !address.startsWith(PageAccess.SIGN_IN_AT_PROVIDER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = rates.ofStranger(request.getRemoteAddr());
        if (wait.isPositive()) {
            Refusals.tooMany(response, wait);
            return;
        }
        chain.doFilter(request, response);
    }
}
