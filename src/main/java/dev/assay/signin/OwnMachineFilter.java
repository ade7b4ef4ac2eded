package dev.assay.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only to a name of this machine, where nobody signs in. A page of another site could have its own name lead to
 * 127.0.0.1, and read with the browser of whoever visits it what is served here.
 */
final class OwnMachineFilter extends OncePerRequestFilter {

    private static final int MISDIRECTED = 421;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Loopback.named(request.getServerName())) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(MISDIRECTED);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("Here Assay answers to http://localhost alone.\n");
    }
}
