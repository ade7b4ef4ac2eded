package dev.assay.signin;

import dev.assay.access.PageAccess;
import dev.assay.access.Sights;
import dev.assay.access.Viewer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.RequestMatcher;

/*
 *     request ──► StrictHttpFirewall: only addresses and methods that we have
 *             ──► the session's context ──► StrangerFilter: of one address so many who are to be asked about
 *             ──► BearerFilter ──► SessionFilter ──► who it is, or nobody
 *             ──► RightsFilter: what they may see is known
 *             ──► forms need the token of their page
 *             ──► open to all: the door itself, static files, probes
 *             ──► open to who sees everything: /actuator
 *             ──► all else: whoever signed in; what they see is the Viewer's business
 */
/** Says which requests need to be signed in. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnSignIn.class)
class DoorConfiguration {

    private static final String[] OPEN_TO_ALL = {
        PageAccess.SIGN_IN,
        PageAccess.SIGN_IN + "/**",
        PageAccess.SIGNED_IN,
        "/assets/**",
        "/webjars/**",
        "/livez",
        "/readyz"
    };

    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.POST.name()));
        return firewall;
    }

    @Bean
    Customizer<HttpSecurity> sessions(
            SecurityContextRepository contexts,
            StrangerFilter strangers,
            BearerFilter bearer,
            SessionFilter session,
            Sights sights) {
        return http -> http.securityContext(context -> context.securityContextRepository(contexts))
                .addFilterAfter(strangers, SecurityContextHolderFilter.class)
                .addFilterAfter(bearer, StrangerFilter.class)
                .addFilterAfter(session, BearerFilter.class)
                .addFilterAfter(new RightsFilter(sights), SessionFilter.class);
    }

    @Bean
    Customizer<HttpSecurity> forms(CookieCsrfTokenRepository formTokens) {
        return http -> http.csrf(forms -> forms.csrfTokenRepository(formTokens))
                .logout(out -> out.logoutUrl(PageAccess.SIGN_OUT)
                        .logoutSuccessHandler((_, response, _) -> seeOther(response, PageAccess.SIGN_IN + "?out")));
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http, Viewer viewer, @Value("${management.server.port:0}") int managementPort) {
        http.requestCache(RequestCacheConfigurer::disable);
        http.headers(HeadersConfigurer::disable);
        http.exceptionHandling(refused -> refused.authenticationEntryPoint(
                        (request, response, _) -> Refusals.unknown(request, response))
                .accessDeniedHandler(DoorConfiguration::denied));
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(onPort(managementPort))
                .permitAll()
                .requestMatchers(OPEN_TO_ALL)
                .permitAll()
                .requestMatchers("/actuator/**")
                .access((_, _) -> new AuthorizationDecision(viewer.sight().everything()))
                .anyRequest()
                .access((authentication, _) -> new AuthorizationDecision(authentication.get() instanceof SignedIn)));
        return http.build();
    }

    /** Metrics and probes have a port of their own, which the network guards. */
    private static RequestMatcher onPort(int port) {
        return request -> port > 0 && request.getLocalPort() == port;
    }

    /** What may not be seen is not there. */
    private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
            throws IOException {
        if (problem instanceof CsrfException) {
            seeOther(response, PageAccess.SIGN_IN + "?lost");
            return;
        }
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    static void seeOther(HttpServletResponse response, String address) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", address);
    }
}
