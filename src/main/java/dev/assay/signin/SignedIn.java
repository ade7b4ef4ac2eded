package dev.assay.signin;

import dev.assay.access.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who signed in. Only ever made of somebody whose token or identity was found good. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Identity identity;
    private final transient @Nullable String token;
    private final Instant since;

    private SignedIn(Identity identity, @Nullable String token, Instant since) {
        super(List.of());
        this.identity = identity;
        this.token = token;
        this.since = since;
        setAuthenticated(true);
    }

    /** By a Kubernetes token, which is looked at again and again. */
    static SignedIn byToken(Identity identity, String token, Instant now) {
        return new SignedIn(identity, token, now);
    }

    /** By an identity provider. */
    static SignedIn byProvider(Identity identity, Instant now) {
        return new SignedIn(identity, null, now);
    }

    Identity identity() {
        return identity;
    }

    /** The token; empty if an identity provider vouched for them. */
    Optional<String> token() {
        return Optional.ofNullable(token);
    }

    Instant since() {
        return since;
    }

    @Override
    public Object getPrincipal() {
        return identity;
    }

    @Override
    public String getName() {
        return identity.name();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
