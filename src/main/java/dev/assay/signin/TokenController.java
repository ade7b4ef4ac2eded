package dev.assay.signin;

import dev.assay.access.Identity;
import dev.assay.access.KnownTokens;
import dev.assay.access.LocalAddress;
import dev.assay.access.PageAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the token that somebody pasted, and gives a session for it. */
@Controller
@Conditional(OnSignIn.class)
class TokenController {

    private static final Logger LOG = LoggerFactory.getLogger(TokenController.class);

    private final KnownTokens tokens;
    private final SecurityContextRepository contexts;
    private final Clock clock;

    TokenController(KnownTokens tokens, SecurityContextRepository contexts, Clock clock) {
        this.tokens = tokens;
        this.contexts = contexts;
        this.clock = clock;
    }

    @PostMapping(PageAccess.SIGN_IN)
    void signIn(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        String stripped = token.strip();
        Optional<Identity> identity;
        try {
            identity = tokens.review(stripped);
        } catch (IOException e) {
            LOG.warn("Nobody can sign in by token: {}", e.getMessage());
            again(response, "unanswered", to);
            return;
        }
        if (identity.isEmpty()) {
            again(response, "refused", to);
            return;
        }
        begin(SignedIn.byToken(identity.get(), stripped, clock.instant()), request, response);
        DoorConfiguration.seeOther(response, LocalAddress.of(to));
    }

    /** A session of its own: what was known of the browser before says nothing of who it is now. */
    private void begin(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static void again(HttpServletResponse response, String problem, String to) {
        DoorConfiguration.seeOther(
                response,
                PageAccess.SIGN_IN + "?" + problem + "&to="
                        + URLEncoder.encode(LocalAddress.of(to), StandardCharsets.UTF_8));
    }
}
