package dev.assay.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.HostileTexts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DigestTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void everyHostileTextArrivesAsTheTextItIs() {
        for (String text : HostileTexts.all()) {
            byte[] body = Digest.of(NOW, List.of(Change.of(text, "no_signature", List.of(text))))
                    .json();

            String json = new String(body, StandardCharsets.UTF_8);
            JsonNode change = JsonMapper.shared().readTree(json).path("changes").get(0);
            assertThat(json).as("one line").doesNotContain("\n", "\r", "\u001B");
            assertThat(change.path("namespace").asString()).isEqualTo(text);
            assertThat(change.path("examples").get(0).asString()).isEqualTo(text);
        }
    }
}
