package dev.assay.history;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is remembered of a live cluster, and where.
 *
 * @param enabled whether anything is; off where there is no disk to keep it on
 * @param path of the SQLite file, used unless {@code spring.datasource.url} names a PostgreSQL database; {@code ~/} is
 *     the home of the user
 * @param retention how long what is over is remembered
 */
@ConfigurationProperties("assay.history")
record HistoryProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("~/.local/state/assay/history.db") String path,
        @DefaultValue("90d") Duration retention) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    HistoryProperties {
        if (path.isBlank()) {
            throw new IllegalArgumentException(
                    "assay.history.path is blank: name a file, or set assay.history.enabled to false");
        }
        if (retention.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("assay.history.retention is '" + retention
                    + "' and must be a day or more; set assay.history.enabled to false to keep nothing");
        }
    }

    /** The file. */
    Path file(String home) {
        return path.startsWith("~/") ? Path.of(home, path.substring(2)) : Path.of(path);
    }
}
