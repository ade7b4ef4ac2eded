package dev.assay.signin;

import dev.assay.access.PageAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers whoever did not sign in: a browser is led to the door, a program gets a problem detail (RFC 9457). */
final class Refusals {

    private static final String RETRY_SECONDS = "5";

    private Refusals() {}

    /** Nobody signed in. */
    static void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            // The page has a fragment fetched: it is to load itself anew, and is led to the door then.
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        if (asksForPage(request)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, PageAccess.SIGN_IN + "?to=" + encoded(address(request)));
            return;
        }
        invalidToken(response);
    }

    /** The token is not valid, not meant for Assay, or missing. */
    static void invalidToken(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problem(
                response,
                HttpStatus.UNAUTHORIZED,
                "Send a Kubernetes token for Assay's audience as 'Authorization: Bearer …'.");
    }

    /** Nobody can tell whose token it is, or what somebody may see. */
    static void unanswered(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        problem(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "The API server does not say who somebody is, or what they may see. Try again in a moment.");
    }

    /**
     * More requests than are answered.
     *
     * @param wait until the next one is, above zero; told in seconds, rounded up
     */
    static void tooMany(HttpServletResponse response, Duration wait) throws IOException {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("Too many requests; try again in " + (seconds == 1 ? "a second" : seconds + " seconds") + ".\n");
    }

    private static void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"status\":" + status.value() + ",\"title\":\"" + status.getReasonPhrase() + "\",\"detail\":\""
                        + detail + "\"}");
    }

    private static boolean asksForPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean html = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        return html && !request.getRequestURI().startsWith("/api/");
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
