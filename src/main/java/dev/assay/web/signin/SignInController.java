package dev.assay.web.signin;

import dev.assay.access.LocalAddress;
import dev.assay.access.PageAccess;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrames;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the door, with what went wrong at the last try. */
@Controller
class SignInController {

    private static final String RULE =
            "Assay shows you the namespaces in which Kubernetes lets you list policy reports.";

    private final PageAccess access;
    private final PageFrames frames;

    SignInController(PageAccess access, PageFrames frames) {
        this.access = access;
        this.frames = frames;
    }

    @GetMapping(PageAccess.SIGN_IN)
    ModelAndView door(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "/") String to,
            HttpServletResponse response) {
        if (!access.signIn()) {
            return new ModelAndView("redirect:/");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        SignInPage page = SignInPage.of(access, headline(parameters), frames.door(), LocalAddress.of(to));
        return new ModelAndView("sign-in", "page", page);
    }

    /**
     * Where an identity provider sends people back to, once they are signed in. A browser does not send the session's cookie
     * along on the way from another site, so this page, which needs none, sends it on itself.
     */
    @GetMapping(PageAccess.SIGNED_IN)
    ModelAndView done(@RequestParam(defaultValue = "/") String to, HttpServletResponse response) {
        String next = LocalAddress.of(to);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Refresh", "0; url=" + next);
        Headline headline = Headline.good("You are signed in.");
        return new ModelAndView("signed-in", "page", new SignInPage(frames.door(), headline, null, null, next));
    }

    private static Headline headline(Map<String, String> parameters) {
        if (parameters.containsKey("refused")) {
            return Headline.unknown(
                    "The token is not valid.", "It has ended, is for another audience, or is not one of this cluster.");
        }
        if (parameters.containsKey("unanswered")) {
            return Headline.unknown(
                    "The API server does not say whose token it is.",
                    "Try again in a moment; Assay's log has the reason.");
        }
        if (parameters.containsKey("failed")) {
            return Headline.unknown(
                    "The identity provider did not let you in.", "Try again; Assay's log has the reason.");
        }
        if (parameters.containsKey("unreachable")) {
            return Headline.unknown(
                    "The identity provider does not answer.", "Try again in a moment; Assay's log has the reason.");
        }
        if (parameters.containsKey("lost")) {
            return Headline.unknown(
                    "Your browser sent no cookie, or the page was too old.",
                    "Signing in needs https, or http://localhost. Try again from this page.");
        }
        return parameters.containsKey("out")
                ? Headline.good("You are signed out.")
                : Headline.unknown("Sign in.", RULE);
    }
}
