package dev.assay.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Remembers who is at the identity provider right now, by a cookie of its own: the session's is not sent on the way back from
 * another site. Each can be taken once, within ten minutes. Safe for many threads.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "__Host-assay-pending";

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 1_000;
    private static final int ID_BYTES = 32;
    private static final String TAKEN = PendingSignIns.class.getName();

    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanoTime;
    private final Map<String, Pending> pending = new LinkedHashMap<>();

    PendingSignIns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            return;
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        synchronized (pending) {
            pending.put(id, new Pending(asked, nanoTime.getAsLong()));
            while (pending.size() > MOST) {
                pending.remove(pending.keySet().iterator().next());
            }
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(id, LONGEST).toString());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        synchronized (pending) {
            return id(request).map(pending::get).flatMap(this::inTime).orElse(null);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        Optional<OAuth2AuthorizationRequest> taken;
        synchronized (pending) {
            taken = id(request).map(pending::remove).flatMap(this::inTime);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO).toString());
        taken.ifPresent(asked -> request.setAttribute(TAKEN, asked));
        return taken.orElse(null);
    }

    /** Where whoever came back with this request wanted to go. */
    String whereTo(HttpServletRequest request) {
        return request.getAttribute(TAKEN) instanceof OAuth2AuthorizationRequest asked
                        && asked.getAttribute("to") instanceof String to
                ? to
                : "/";
    }

    private Optional<OAuth2AuthorizationRequest> inTime(Pending one) {
        return nanoTime.getAsLong() - one.at < LONGEST.toNanos() ? Optional.of(one.asked) : Optional.empty();
    }

    private static Optional<String> id(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static ResponseCookie cookie(String value, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(age)
                .build();
    }

    private record Pending(OAuth2AuthorizationRequest asked, long at) {}
}
