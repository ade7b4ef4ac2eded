package dev.assay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Optional<String> NOBODY = Optional.empty();
    private static final Optional<String> JANE = Optional.of("jane");
    private static final Optional<String> JOE = Optional.of("joe");

    private final Places places = new Places(3, 2);

    @Test
    void thereAreSoManyAndNoMoreUntilOneIsGivenBack() throws InterruptedException {
        Places.Place first = take(NOBODY).orElseThrow();
        assertThat(take(NOBODY)).isPresent();
        assertThat(take(NOBODY)).isPresent();
        assertThat(take(NOBODY)).isEmpty();

        first.close();

        assertThat(take(JANE)).isPresent();
        assertThat(take(JOE)).isEmpty();
    }

    @Test
    void onePersonHasAPartAndLeavesTheRestToOthers() throws InterruptedException {
        Places.Place first = take(JANE).orElseThrow();
        assertThat(take(JANE)).isPresent();
        assertThat(take(JANE)).isEmpty();

        assertThat(take(JOE)).isPresent();
        first.close();
        assertThat(take(JANE)).isPresent();
    }

    @Test
    void whatWasNotGivenIsNotCounted() throws InterruptedException {
        Places few = new Places(1, 1);
        Places.Place only = few.take(JOE, Duration.ZERO).orElseThrow();
        for (int time = 0; time < 5; time++) {
            assertThat(few.take(JANE, Duration.ZERO)).isEmpty();
        }
        only.close();

        assertThat(few.take(JANE, Duration.ZERO)).isPresent();
    }

    private Optional<Places.Place> take(Optional<String> who) throws InterruptedException {
        return places.take(who, Duration.ZERO);
    }
}
