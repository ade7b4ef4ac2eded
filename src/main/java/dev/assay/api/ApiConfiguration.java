package dev.assay.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Assay")
                        .version("v1")
                        .description("Which container images a cluster would refuse if its image-signature policies"
                                + " were enforced today. Errors are problem details (RFC 9457)."));
    }

    @Bean
    AssayVersion assayVersion(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        return new AssayVersion(properties == null ? "unknown" : String.valueOf(properties.getVersion()));
    }
}
