package dev.assay.signin;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.context.SecurityContextRepository;

/** People sign in at an identity provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("assay.access.oidc.issuer")
class ProviderConfiguration {

    @Bean
    ProviderHttp providerHttp() {
        return new ProviderHttp(Duration.ofSeconds(5));
    }

    @Bean
    Provider provider(AccessProperties access, ProviderHttp http) {
        return new Provider(access, http);
    }

    @Bean
    ProviderSignIn providerSignIn(
            Provider provider, AccessProperties access, SecurityContextRepository contexts, Clock clock) {
        return new ProviderSignIn(
                provider, new PendingSignIns(System::nanoTime), new ClaimMapping(access.oidc()), contexts, clock);
    }
}
