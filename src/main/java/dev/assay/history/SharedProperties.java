package dev.assay.history;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A PostgreSQL database to keep the history in, instead of a file.
 *
 * @param url like {@code jdbc:postgresql://host/database}
 * @param username to log in with
 * @param password to log in with
 */
@ConfigurationProperties("spring.datasource")
record SharedProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {

    SharedProperties {
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("spring.datasource.url is '" + url
                    + "' and must be of PostgreSQL, like jdbc:postgresql://host/database; for a file set"
                    + " assay.history.path");
        }
    }
}
