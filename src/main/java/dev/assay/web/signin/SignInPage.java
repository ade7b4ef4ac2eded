package dev.assay.web.signin;

import dev.assay.access.PageAccess;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * The door.
 *
 * @param command makes a token; null if no token opens the door
 * @param provider where to sign in with an identity provider; null without one
 * @param to where to go then
 */
record SignInPage(
        PageFrame frame,
        Headline headline,
        @Nullable String command,
        @Nullable String provider,
        String to) {

    static SignInPage of(PageAccess access, Headline headline, PageFrame frame, String to) {
        String command = access.tokens()
                ? "kubectl create token YOUR-SERVICE-ACCOUNT --namespace ITS-NAMESPACE --audience " + access.audience()
                : null;
        return new SignInPage(frame, headline, command, access.provider() ? PageAccess.SIGN_IN_AT_PROVIDER : null, to);
    }
}
