package dev.assay.signin;

import dev.assay.outbound.OutboundHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * How the identity provider is asked: not for long, nor for a long answer, along no redirect, and never at an address at which
 * clouds tell secrets.
 */
final class ProviderHttp implements JwtDecoderFactory<ClientRegistration> {

    /** Of what it says of itself, of its keys and of a token; each has a few kilobytes. */
    static final int LONGEST_ANSWER = 1 << 20;

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    private final JdkClientHttpRequestFactory requests;
    private final RestClient client;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    /**
     * Creates it.
     *
     * @param patience for a connection, and then for all of an answer
     */
    ProviderHttp(Duration patience) {
        requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build());
        requests.setReadTimeout(patience);
        client = RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(ProviderHttp::withinBounds)
                .build();
    }

    /** What the provider says of itself. */
    Map<String, Object> describe(String issuer) {
        Map<String, Object> described = client.get()
                .uri(URI.create(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration"))
                .retrieve()
                .body(OBJECT);
        if (described == null || !issuer.equals(described.get("issuer"))) {
            throw new IllegalArgumentException("it is not the issuer '" + issuer + "'");
        }
        return described;
    }

    /** Changes a code for tokens. */
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes() {
        RestClientAuthorizationCodeTokenResponseClient codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(ProviderHttp::withinBounds)
                .configureMessageConverters(converters -> {
                    converters.registerDefaults();
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return codes;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return decoders.computeIfAbsent(
                registration.getProviderDetails().getJwkSetUri(), keys -> decoder(keys, registration));
    }

    private JwtDecoder decoder(String keys, ClientRegistration registration) {
        RestTemplate template = new RestTemplate(requests);
        template.getInterceptors().add(ProviderHttp::withinBounds);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .discoverJwsAlgorithms()
                .restOperations(template)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    private static ClientHttpResponse withinBounds(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
        OutboundHost.check(request.getURI().getHost());
        return BoundedAnswer.read(execution.execute(request, body), LONGEST_ANSWER);
    }
}
