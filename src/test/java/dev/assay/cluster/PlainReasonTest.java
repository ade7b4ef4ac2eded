package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.HostileTexts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** These words go to the log: of reading a kind, of the Lease, of writing a status. */
class PlainReasonTest {

    @Test
    void ordinaryWordsStay() {
        assertThat(new RefusedException(403, "pods is forbidden: User \"x\" cannot list", Duration.ZERO))
                .hasMessage("pods is forbidden: User \"x\" cannot list");
    }

    @Tag("log-injection")
    @Test
    void noHostileTextBreaksALineOfTheLogOrCommandsATerminal() {
        for (String text : HostileTexts.all()) {
            List<String> said = List.of(
                    String.valueOf(new RefusedException(500, text, Duration.ZERO).getMessage()),
                    ApiServer.reason(new IOException("outer", new IOException(text))));

            assertThat(said)
                    .as(text)
                    .allSatisfy(reason -> assertThat(reason)
                            .isNotBlank()
                            .hasSizeLessThanOrEqualTo(512)
                            .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]"));
        }
    }
}
