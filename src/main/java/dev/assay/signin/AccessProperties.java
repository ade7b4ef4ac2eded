package dev.assay.signin;

import dev.assay.access.AccessReviews.Listable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in.
 *
 * @param tokens whether a Kubernetes token opens the door
 * @param audiences one of which a token must be for
 * @param anonymousRead whether everybody who reaches the port sees everything
 * @param url the address that people type; only OpenID Connect needs it
 * @param oidc the identity provider
 * @param idle after how long without a request a session ends
 * @param longest after how long it ends in any case
 * @param resource what somebody must be allowed to list in a namespace to see it, with its API group
 * @param requestsPerMinute how many of one person are answered, 1 to 1,000,000; ten times as many of an address at which
 *     nobody signed in, and half as many of a stranger about whom others are asked
 */
@ConfigurationProperties("assay.access")
record AccessProperties(
        @DefaultValue("false") boolean tokens,
        @DefaultValue("assay") List<String> audiences,
        @DefaultValue("false") boolean anonymousRead,
        @Nullable URI url,
        @DefaultValue Oidc oidc,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("8h") Duration longest,
        @DefaultValue("policyreports.wgpolicyk8s.io") String resource,
        @DefaultValue("1200") int requestsPerMinute) {

    private static final int MOST_REQUESTS = 1_000_000;

    AccessProperties {
        Listable.of(resource);
        if (anonymousRead && (tokens || oidc.enabled())) {
            throw new IllegalArgumentException(
                    "assay.access.anonymous-read lets everybody in: it excludes assay.access.tokens and assay.access.oidc");
        }
        if (tokens && audiences.stream().allMatch(String::isBlank)) {
            throw new IllegalArgumentException("assay.access.tokens needs assay.access.audiences");
        }
        if (oidc.enabled()) {
            oidc.check();
            requireAddress(url);
        }
        if (!idle.isPositive() || !longest.isPositive()) {
            throw new IllegalArgumentException("assay.access.idle and assay.access.longest must be above 0");
        }
        if (requestsPerMinute < 1 || requestsPerMinute > MOST_REQUESTS) {
            throw new IllegalArgumentException("assay.access.requests-per-minute is '" + requestsPerMinute
                    + "' and must be from 1 to " + MOST_REQUESTS);
        }
    }

    /** Whether people and machines sign in. */
    boolean signIn() {
        return tokens || oidc.enabled();
    }

    private static void requireAddress(@Nullable URI url) {
        if (url == null
                || url.getHost() == null
                || !("https".equals(url.getScheme()) || Loopback.named(url.getHost()))) {
            throw new IllegalArgumentException("assay.access.oidc needs assay.access.url, the address that people type:"
                    + " https://…, or http://localhost:8080 on one's own machine; it is '" + url + "'");
        }
    }

    /**
     * An identity provider. Names and groups are made of claims as kube-apiserver makes them, so that the same RoleBindings
     * hold.
     *
     * @param issuer blank for none
     * @param clientId of Assay there
     * @param clientSecret blank for a public client
     * @param usernameClaim the claim that is the user's name
     * @param usernamePrefix before the name; {@code -} for none; without it {@code issuer#}, but none before an email
     * @param groupsClaim the claim that lists the groups; blank for no groups
     * @param groupsPrefix before each group
     */
    record Oidc(
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("sub") String usernameClaim,
            @DefaultValue("") String usernamePrefix,
            @DefaultValue("") String groupsClaim,
            @DefaultValue("") String groupsPrefix) {

        boolean enabled() {
            return !issuer.isBlank();
        }

        private void check() {
            URI address = URI.create(issuer);
            boolean safe = "https".equals(address.getScheme())
                    || ("http".equals(address.getScheme()) && Loopback.named(String.valueOf(address.getHost())));
            if (!safe) {
                throw new IllegalArgumentException(
                        "assay.access.oidc.issuer is '" + issuer + "' and must be https://…");
            }
            if (clientId.isBlank()) {
                throw new IllegalArgumentException("assay.access.oidc needs a client-id");
            }
        }
    }
}
