package dev.assay.signin;

import dev.assay.access.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a Kubernetes user of the claims of an ID token as kube-apiserver does with its {@code --oidc-*} flags, so that the
 * same RoleBindings hold: <a
 * href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#openid-connect-tokens">OpenID Connect
 * tokens</a>.
 */
final class ClaimMapping {

    private static final String EMAIL = "email";
    private static final String NO_PREFIX = "-";

    /** Whoever is in one of these may do anything; no identity provider says so without a prefix. */
    private static final String RESERVED = "system:";

    private final AccessProperties.Oidc oidc;

    ClaimMapping(AccessProperties.Oidc oidc) {
        this.oidc = oidc;
    }

    /**
     * The user.
     *
     * @throws IllegalArgumentException if the claims name nobody, or somebody whom an identity provider must not name
     */
    Identity identity(Map<String, Object> claims) {
        String claim = oidc.usernameClaim();
        if (!(claims.get(claim) instanceof String name) || name.isBlank()) {
            throw new IllegalArgumentException("the claim '" + claim + "' is no name");
        }
        if (claim.equals(EMAIL) && claims.containsKey("email_verified") && !verified(claims)) {
            throw new IllegalArgumentException("the email is not verified");
        }
        String user = prefix() + name;
        if (user.startsWith(RESERVED)) {
            throw new IllegalArgumentException("a user's name must not begin with '" + RESERVED + "'");
        }
        return new Identity(user, "", groups(claims), Map.of());
    }

    private static boolean verified(Map<String, Object> claims) {
        return Boolean.TRUE.equals(claims.get("email_verified")) || "true".equals(claims.get("email_verified"));
    }

    private String prefix() {
        if (oidc.usernamePrefix().equals(NO_PREFIX)) {
            return "";
        }
        if (!oidc.usernamePrefix().isEmpty()) {
            return oidc.usernamePrefix();
        }
        return oidc.usernameClaim().equals(EMAIL) ? "" : oidc.issuer() + "#";
    }

    /** As for everybody whom the API server knows, {@code system:authenticated} is among them. */
    private List<String> groups(Map<String, Object> claims) {
        List<String> groups = new ArrayList<>();
        Object claimed = oidc.groupsClaim().isBlank() ? null : claims.get(oidc.groupsClaim());
        if (claimed instanceof String one) {
            add(one, groups);
        } else if (claimed instanceof Iterable<?> many) {
            many.forEach(group -> add(String.valueOf(group), groups));
        }
        groups.add("system:authenticated");
        return groups;
    }

    private void add(String claimed, List<String> groups) {
        String group = oidc.groupsPrefix() + claimed;
        if (!group.isBlank() && !group.startsWith(RESERVED)) {
            groups.add(group);
        }
    }
}
