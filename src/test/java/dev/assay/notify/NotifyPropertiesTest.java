package dev.assay.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NotifyPropertiesTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void withoutSettingsNobodyIsTold() {
        NotifyProperties properties = bind(Map.of());

        assertThat(properties.webhook().url()).isNull();
        assertThat(properties.webhook().secret()).isEmpty();
        assertThat(properties.interval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theSecretComesFromAFileOrTheEnvironment() throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, "sixteen letters!\n");

        NotifyProperties byFile = bind(Map.of("assay.notify.webhook.secret-file", file.toString()));
        NotifyProperties itself = bind(Map.of("assay.notify.webhook.secret", "sixteen letters!"));

        assertThat(byFile.webhook().signature().of(1, BODY))
                .isEqualTo(itself.webhook().signature().of(1, BODY));
        assertThat(itself.toString()).doesNotContain("sixteen");
    }

    @Test
    void aSecretThatCanBeGuessedIsRefused() {
        NotifyProperties properties = bind(Map.of("assay.notify.webhook.secret", "short"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties.webhook().signature())
                .withMessageContaining("must have 16 or more")
                .withMessageNotContaining("'short'");
    }

    @Test
    void anIntervalOfNothingIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("assay.notify.interval", "0s")))
                .rootCause()
                .hasMessageContaining("must be a second or more");
    }

    private static NotifyProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("assay.notify", NotifyProperties.class);
    }
}
