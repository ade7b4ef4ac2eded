package dev.assay.signin;

import dev.assay.access.AccessReviews;
import dev.assay.access.AccessReviews.Listable;
import dev.assay.access.KnownTokens;
import dev.assay.access.PageAccess;
import dev.assay.access.RequestRates;
import dev.assay.access.Sights;
import dev.assay.access.TokenReviews;
import dev.assay.access.Viewer;
import dev.assay.posture.CurrentPosture;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** Everybody signs in. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnSignIn.class)
@EnableWebSecurity
class SignInConfiguration {

    /** Where Boot puts the filters of Spring Security: after those of the request's shape, before all others. */
    static final int BEFORE_OTHERS = -100;

    @Bean
    KnownTokens knownTokens(@Qualifier("serverReviews") ObjectProvider<TokenReviews> reviews, AccessProperties access) {
        TokenReviews server = reviews.getIfAvailable();
        if (server == null) {
            throw OpenDoor.withoutCluster();
        }
        return new KnownTokens(access.tokens() ? server : _ -> Optional.empty(), System::nanoTime);
    }

    @Bean
    Sights sights(ObjectProvider<AccessReviews> reviews, AccessProperties access, CurrentPosture current) {
        AccessReviews server = reviews.getIfAvailable();
        if (server == null) {
            throw OpenDoor.withoutCluster();
        }
        return new Sights(
                server,
                Listable.of(access.resource()),
                () -> current.get().byNamespace().keySet(),
                task -> Thread.ofVirtual().name("rights").start(task),
                System::nanoTime);
    }

    @Bean
    Viewer viewer(Sights sights) {
        return new SignedInViewer(sights);
    }

    @Bean
    PageAccess pageAccess(AccessProperties access) {
        return new PageAccess(
                access.tokens(),
                access.tokens() ? access.audiences().getFirst() : "",
                access.oidc().enabled());
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CookieCsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("__Host-assay-form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    @Bean
    StrangerFilter strangerFilter(KnownTokens tokens, RequestRates rates) {
        return new StrangerFilter(tokens, rates);
    }

    @Bean
    BearerFilter bearerFilter(KnownTokens tokens, Clock clock) {
        return new BearerFilter(tokens, clock);
    }

    @Bean
    SessionFilter sessionFilter(KnownTokens tokens, AccessProperties access, Clock clock) {
        return new SessionFilter(tokens, access.longest(), clock);
    }

    /** These three are parts of the chain; as filters of the server they would run once more, and for the probes too. */
    @Bean
    FilterRegistrationBean<StrangerFilter> noStrangerFilter(StrangerFilter filter) {
        return unregistered(filter);
    }

    @Bean
    FilterRegistrationBean<BearerFilter> noBearerFilter(BearerFilter filter) {
        return unregistered(filter);
    }

    @Bean
    FilterRegistrationBean<SessionFilter> noSessionFilter(SessionFilter filter) {
        return unregistered(filter);
    }

    @Bean
    FilterRegistrationBean<Filter> signInFilters(@Qualifier("springSecurityFilterChain") Filter chain) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(chain);
        registration.setOrder(BEFORE_OTHERS);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
        return registration;
    }

    private static <T extends Filter> FilterRegistrationBean<T> unregistered(T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
