package dev.assay.signin;

import dev.assay.outbound.PlainReason;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The identity provider as it describes itself. It is asked when somebody first wants to sign in there, so that Assay starts
 * without it, and again until it answers. Safe for many threads.
 */
final class Provider implements ClientRegistrationRepository {

    /** Its name in our addresses. */
    static final String ID = "oidc";

    static final String CALLBACK = "/sign-in/oidc/callback";

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    private final AccessProperties access;
    private final ProviderHttp http;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable ClientRegistration known;

    Provider(AccessProperties access, ProviderHttp http) {
        this.access = access;
        this.http = http;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!ID.equals(id)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration != null) {
            return registration;
        }
        asking.lock();
        try {
            if (known == null) {
                known = registration();
            }
            return known;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The identity provider does not describe itself: {}",
                    PlainReason.of(String.valueOf(e.getMessage())));
            return null;
        } finally {
            asking.unlock();
        }
    }

    /** Changes a code of the provider for tokens. */
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes() {
        return http.codes();
    }

    private ClientRegistration registration() {
        AccessProperties.Oidc oidc = access.oidc();
        Map<String, Object> configuration = http.describe(oidc.issuer());
        ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(configuration)
                .registrationId(ID)
                .clientId(oidc.clientId())
                .redirectUri(String.valueOf(access.url()).replaceFirst("/+$", "") + CALLBACK)
                .scope("openid", "profile", "email");
        if (oidc.clientSecret().isBlank()) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            builder.clientSecret(oidc.clientSecret());
        }
        return builder.build();
    }
}
