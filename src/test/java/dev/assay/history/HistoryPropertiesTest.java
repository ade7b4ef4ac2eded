package dev.assay.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HistoryPropertiesTest {

    @Test
    void withoutSettingsHistoryIsKeptInTheHomeOfTheUser() {
        HistoryProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new HistoryProperties(true, "~/.local/state/assay/history.db", Duration.ofDays(90)));
        assertThat(properties.file("/home/kim")).isEqualTo(Path.of("/home/kim/.local/state/assay/history.db"));
    }

    @Test
    void anotherPathIsTakenAsItIs() {
        HistoryProperties properties = bind(Map.of("assay.history.path", "/var/lib/assay/history.db"));

        assertThat(properties.file("/home/kim")).isEqualTo(Path.of("/var/lib/assay/history.db"));
    }

    @ParameterizedTest
    @CsvSource({
        "assay.history.path, ' ', is blank",
        "assay.history.retention, 23h, must be a day or more",
        "assay.history.retention, -1d, must be a day or more"
    })
    void aSettingThatMeansNothingIsRejected(String name, String value, String reason) {
        assertThatThrownBy(() -> bind(Map.of(name, value))).rootCause().hasMessageContaining(reason);
    }

    @Test
    void withoutSettingsThereIsNoServer() {
        assertThat(bindShared(Map.of())).isEqualTo(new SharedProperties(null, null, null));
    }

    @Test
    void aServerThatIsNoPostgreSqlIsRejected() {
        assertThatThrownBy(() -> bindShared(Map.of("spring.datasource.url", "jdbc:h2:mem:x")))
                .rootCause()
                .hasMessageContaining("must be of PostgreSQL");
    }

    private static HistoryProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("assay.history", HistoryProperties.class);
    }

    private static SharedProperties bindShared(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("spring.datasource", SharedProperties.class);
    }
}
