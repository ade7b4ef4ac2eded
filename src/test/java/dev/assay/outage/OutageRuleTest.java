package dev.assay.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verdict.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OutageRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final List<Turn> turns = new ArrayList<>();
    private final Set<String> checked = new TreeSet<>();

    @Test
    void fiveImagesOfARegistryThatTurnedWithinMinutesAreOneOutage() {
        turn("a.test", 5, Cause.REGISTRY_UNREACHABLE, Duration.ofMinutes(2));
        check("a.test", 25);
        check("b.test", 500);

        assertThat(OutageRule.among(turns, checked))
                .containsExactly(new Outage(
                        Cause.REGISTRY_UNREACHABLE, "a.test", 5, 25, NOON, NOON.plus(Duration.ofMinutes(8))));
    }

    @Test
    void fourAreNone() {
        turn("a.test", 4, Cause.REGISTRY_UNREACHABLE, Duration.ZERO);
        check("a.test", 4);

        assertThat(OutageRule.among(turns, checked)).isEmpty();
    }

    @Test
    void lessThanAFifthOfTheRegistryIsNone() {
        turn("a.test", 5, Cause.REGISTRY_UNREACHABLE, Duration.ZERO);
        check("a.test", 26);

        assertThat(OutageRule.among(turns, checked)).isEmpty();
    }

    @Test
    void whatTurnedOneByOneOverAnHourIsNone() {
        turn("a.test", 20, Cause.REGISTRY_UNREACHABLE, Duration.ofMinutes(3));
        check("a.test", 20);

        assertThat(OutageRule.among(turns, checked))
                .as("never more than four within ten minutes")
                .isEmpty();
    }

    @Test
    void theSameCauseInTwoRegistriesIsOneOutageOfSeveral() {
        turn("a.test", 6, Cause.REGISTRY_TLS, Duration.ZERO);
        turn("b.test", 5, Cause.REGISTRY_TLS, Duration.ofSeconds(1));
        check("a.test", 6);
        check("b.test", 5);

        assertThat(OutageRule.among(turns, checked))
                .containsExactly(new Outage(Cause.REGISTRY_TLS, "", 11, 11, NOON, NOON.plusSeconds(4)));
    }

    @Test
    void theRootOfTrustBelongsToNoRegistry() {
        turn("a.test", 3, Cause.TRUST_ROOT, Duration.ZERO);
        turn("b.test", 2, Cause.TRUST_ROOT, Duration.ZERO);
        check("a.test", 15);
        check("b.test", 10);

        assertThat(OutageRule.among(turns, checked))
                .containsExactly(new Outage(Cause.TRUST_ROOT, "", 5, 25, NOON, NOON));
    }

    @Test
    void anImageOfManyNamespacesCountsOnce() {
        for (int namespace = 0; namespace < 9; namespace++) {
            turns.add(new Turn("a.test/app:1", Cause.TIMEOUT, NOON));
        }
        check("a.test", 9);

        assertThat(OutageRule.among(turns, checked)).isEmpty();
    }

    private void turn(String registry, int images, Cause cause, Duration apart) {
        for (int i = 0; i < images; i++) {
            turns.add(new Turn(registry + "/app:" + i, cause, NOON.plus(apart.multipliedBy(i))));
        }
    }

    private void check(String registry, int images) {
        for (int i = 0; i < images; i++) {
            checked.add(registry + "/app:" + i);
        }
    }
}
