package dev.assay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

    private static final Identity JANE = new Identity("jane", "", List.of(), Map.of());

    private final List<String> asked = new ArrayList<>();
    private long nanos;
    private final KnownTokens tokens = new KnownTokens(this::review, () -> nanos);

    @Test
    void whoseATokenIsIsAskedOnceAMinute() throws IOException {
        assertThat(tokens.review("good")).contains(JANE);
        nanos = Duration.ofSeconds(59).toNanos();
        assertThat(tokens.review("good")).contains(JANE);
        assertThat(asked).hasSize(1);

        nanos = Duration.ofSeconds(60).toNanos();
        assertThat(tokens.review("good")).contains(JANE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void soIsWhatIsNoToken() throws IOException {
        assertThat(tokens.review("bad")).isEmpty();
        assertThat(tokens.review("bad")).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatNobodyCouldTellIsAskedAgain() {
        assertThatThrownBy(() -> tokens.review("unanswered")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> tokens.review("unanswered")).isInstanceOf(IOException.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatCannotBeATokenIsNotAskedAbout() throws IOException {
        for (String no : List.of("", " ", "a b", "a\nb", "ä", "a".repeat(16_385))) {
            assertThat(tokens.review(no)).isEmpty();
        }
        assertThat(asked).isEmpty();
    }

    @Tag("CVE-2025-14269")
    @Test
    void manyTokensForgetTheOldestAndNeverMixUpTwo() throws IOException {
        for (int number = 0; number < 5_000; number++) {
            assertThat(tokens.review("other" + number)).isEmpty();
        }
        assertThat(tokens.review("good")).contains(JANE);
        assertThat(tokens.review("other4999")).isEmpty();
        assertThat(asked).hasSize(5_001);
        assertThat(tokens.review("other0")).isEmpty();
        assertThat(asked).hasSize(5_002);
    }

    @Test
    void aTokenIsFamiliarIfNobodyHasToBeAskedOrIfItWasGood() throws IOException {
        assertThat(tokens.familiar("good")).isFalse();
        assertThat(tokens.familiar("bad")).isFalse();
        assertThat(tokens.familiar("no token")).isTrue();
        tokens.review("good");
        tokens.review("bad");
        assertThat(tokens.familiar("good")).isTrue();
        assertThat(tokens.familiar("bad")).isTrue();

        nanos = Duration.ofSeconds(60).toNanos();
        assertThat(tokens.familiar("good")).isTrue();
        assertThat(tokens.familiar("bad")).isFalse();
        assertThat(asked).containsExactly("good", "bad");
    }

    private Optional<Identity> review(String token) throws IOException {
        asked.add(token);
        return switch (token) {
            case "good" -> Optional.of(JANE);
            case "unanswered" -> throw new IOException("no answer");
            default -> Optional.empty();
        };
    }
}
