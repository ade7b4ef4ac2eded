package dev.assay.cluster;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** A small identity provider that knows {@code jane}, whose password is {@code secret} and who is in the group {@code dev}. */
@TestComponent
@EnableAutoConfiguration
@EnableWebSecurity
class IdentityProvider {

    static ConfigurableApplicationContext start(int port, String callback) {
        SpringApplication application = new SpringApplication(IdentityProvider.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of(
                "server.port",
                port,
                "server.servlet.session.cookie.name",
                "provider",
                "test.issuer",
                issuer(port),
                "test.callback",
                callback));
        return application.run(
                "--server.servlet.session.cookie.name=provider",
                "--server.servlet.session.cookie.same-site=lax",
                "--management.endpoint.health.validate-group-membership=false");
    }

    /** Another host than that of Assay, for a browser: what is strict of one site is not sent on the way from the other. */
    static String issuer(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()));
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.formLogin(Customizer.withDefaults());
        return http.build();
    }

    @Bean
    FilterRegistrationBean<Filter> filters(@Qualifier("springSecurityFilterChain") Filter chain) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(chain);
        registration.setOrder(-100);
        return registration;
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                User.withUsername("jane").password("{noop}secret").roles("USER").build());
    }

    @Bean
    RegisteredClientRepository clients(@Value("${test.callback}") String callback) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("assay")
                .clientId("assay")
                .clientSecret("{noop}a-secret-of-assay")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(callback)
                .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    @Bean
    AuthorizationServerSettings settings(@Value("${test.issuer}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyID("key")
                .build()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> groups() {
        return context -> context.getClaims().claim("groups", List.of("dev"));
    }
}
