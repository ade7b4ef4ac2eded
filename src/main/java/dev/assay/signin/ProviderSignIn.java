package dev.assay.signin;

import dev.assay.access.LocalAddress;
import dev.assay.access.PageAccess;
import dev.assay.outbound.PlainReason;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/*
 *     /sign-in/oidc ──► the identity provider, with state, nonce and the challenge of PKCE
 *                   ──► /sign-in/oidc/callback: code for an ID token, whose signature, issuer, audience, nonce and times
 *                       Spring Security checks
 *                   ──► its claims make an Identity; the token itself is not kept
 *                   ──► /signed-in
 */
/** Signs people in at an identity provider: OpenID Connect, authorization code with PKCE. */
final class ProviderSignIn implements Customizer<HttpSecurity> {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    private static final String TO = "to";

    private final Provider provider;
    private final PendingSignIns pending;
    private final ClaimMapping claims;
    private final SecurityContextRepository contexts;
    private final Clock clock;

    ProviderSignIn(
            Provider provider,
            PendingSignIns pending,
            ClaimMapping claims,
            SecurityContextRepository contexts,
            Clock clock) {
        this.provider = provider;
        this.pending = pending;
        this.claims = claims;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Override
    public void customize(HttpSecurity security) {
        security.addFilterBefore(this::needsProvider, OAuth2AuthorizationRequestRedirectFilter.class);
        OidcUserService users = new OidcUserService();
        // All that is needed stands in the ID token.
        users.setRetrieveUserInfo(_ -> false);
        security.oauth2Login(login -> login.loginPage(PageAccess.SIGN_IN)
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoAuthorizedClients())
                .authorizationEndpoint(endpoint ->
                        endpoint.authorizationRequestResolver(requests()).authorizationRequestRepository(pending))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(Provider.CALLBACK))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(provider.codes()))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users))
                .successHandler(this::signedIn)
                .failureHandler((_, response, problem) -> {
                    // Part of it stands in the address that a browser came back to, which may be anybody's.
                    LOG.warn(
                            "Nobody was signed in by the identity provider: {}",
                            PlainReason.of(String.valueOf(problem.getMessage())));
                    DoorConfiguration.seeOther(response, PageAccess.SIGN_IN + "?failed");
                }));
    }

    /** Who wants to go to a provider that does not answer is told so at the door. */
    private void needsProvider(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean out = request instanceof HttpServletRequest asked
                && asked.getRequestURI().equals(PageAccess.SIGN_IN_AT_PROVIDER);
        if (out
                && response instanceof HttpServletResponse answer
                && provider.findByRegistrationId(Provider.ID) == null) {
            DoorConfiguration.seeOther(answer, PageAccess.SIGN_IN + "?unreachable");
            return;
        }
        chain.doFilter(request, response);
    }

    private OAuth2AuthorizationRequestResolver requests() {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(provider, PageAccess.SIGN_IN);
        requests.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce().andThen(ProviderSignIn::keepWhereTo));
        return new OnlyOneProvider(requests);
    }

    private static void keepWhereTo(OAuth2AuthorizationRequest.Builder request) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            String to = attributes.getRequest().getParameter(TO);
            request.attributes(kept -> kept.put(TO, LocalAddress.of(to == null ? "/" : to)));
        }
    }

    /** Spring would take any word after the address of the door for a provider. */
    private record OnlyOneProvider(OAuth2AuthorizationRequestResolver requests)
            implements OAuth2AuthorizationRequestResolver {

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return request.getRequestURI().equals(PageAccess.SIGN_IN_AT_PROVIDER) ? requests.resolve(request) : null;
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
            return requests.resolve(request, registration);
        }
    }

    private void signedIn(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        String next = PageAccess.SIGN_IN + "?failed";
        if (authentication.getPrincipal() instanceof OidcUser user) {
            try {
                context.setAuthentication(SignedIn.byProvider(claims.identity(user.getClaims()), clock.instant()));
                next = PageAccess.SIGNED_IN + "?to="
                        + URLEncoder.encode(pending.whereTo(request), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                LOG.warn(
                        "An identity provider's claims make no user: {}",
                        PlainReason.of(String.valueOf(e.getMessage())));
            }
        }
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        DoorConfiguration.seeOther(response, next);
    }
}
