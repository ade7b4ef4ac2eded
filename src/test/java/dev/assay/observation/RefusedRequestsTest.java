package dev.assay.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedRequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final RefusedRequests requests = new RefusedRequests();

    @Test
    void whatWasRefusedBeforeIsNoNewsAndWhatIsTheSameEventLaterIsOnlyAsMuchAsItGrew() {
        tell("event", 20, "verify");
        look();
        assertThat(count("verify")).isZero();

        tell("event", 20, "verify");
        tell("event", 23, "verify");
        tell("event", 23, "verify");

        assertThat(count("verify")).isEqualTo(3);
    }

    @Test
    void eventsAreCountedForEachPolicyThatRefused() {
        look();

        tell("one", 1, "verify", "other");
        tell("two", 2, "other");

        assertThat(count("verify")).isEqualTo(1);
        assertThat(count("other")).isEqualTo(3);
        assertThat(requests.of(new RefusedRequests.Place("elsewhere", "verify")))
                .isZero();
    }

    @Test
    void whatHasOnlyJustHappenedIsNewsThoughNotEverythingIsReadYet() {
        tell("old", 5, NOW.minusSeconds(61), "verify");
        tell("fresh", 2, NOW.minusSeconds(60), "verify");

        assertThat(count("verify")).isEqualTo(2);
    }

    @Test
    void anEventThatIsGoneTakesNothingAway() {
        look();
        tell("event", 2, "verify");

        requests.observe(new Observation.ObjectGone(NOW, event("event")));
        look();

        assertThat(count("verify")).isEqualTo(2);
    }

    private void look() {
        requests.observe(new Observation.KindCaughtUp(NOW, Kind.EVENT));
    }

    private void tell(String uid, long times, String... policies) {
        tell(uid, times, NOW.minusSeconds(600), policies);
    }

    private void tell(String uid, long times, Instant last, String... policies) {
        requests.observe(new Observation.RequestRefused(
                NOW, event(uid), List.of(policies), times, last.getEpochSecond()));
    }

    private long count(String policy) {
        return requests.of(new RefusedRequests.Place("shop", policy));
    }

    private static ObjectRef event(String uid) {
        return new ObjectRef(Kind.EVENT, "shop", uid, uid, 0);
    }
}
