package dev.assay.web.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.history.Place;
import dev.assay.history.PlaceVerdict;
import dev.assay.history.Transition;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final List<Transition> transitions = new ArrayList<>();

    @Test
    void imagesThatChangedInTheSameWayAreOneChange() {
        change("shop", "a.test/app:1", Verdict.VERIFIED, Verdict.UNSIGNED, Cause.NO_SIGNATURE, 0);
        change("shop", "a.test/app:1", Verdict.VERIFIED, Verdict.UNSIGNED, Cause.NO_SIGNATURE, 1);
        change("shop", "a.test/app:2", Verdict.VERIFIED, Verdict.UNSIGNED, Cause.NO_SIGNATURE, 60);
        change("shop", "a.test/app:3", Verdict.UNSIGNED, Verdict.VERIFIED, null, 30);

        assertThat(Changes.of(transitions, 100))
                .isEqualTo(new Changes(
                        List.of(
                                new Change(
                                        "shop",
                                        Verdict.VERIFIED,
                                        Verdict.UNSIGNED,
                                        Cause.NO_SIGNATURE,
                                        2,
                                        "a.test/app:1",
                                        NOON.plusSeconds(60)),
                                new Change(
                                        "shop",
                                        Verdict.UNSIGNED,
                                        Verdict.VERIFIED,
                                        null,
                                        1,
                                        "a.test/app:3",
                                        NOON.plusSeconds(30))),
                        true));
    }

    @Test
    void whatAppearedComesLast() {
        change("shop", "a.test/app:1", null, Verdict.UNSIGNED, Cause.NO_SIGNATURE, 90);
        change("shop", "a.test/app:2", Verdict.VERIFIED, Verdict.ERROR, Cause.TIMEOUT, 10);

        assertThat(Changes.of(transitions, 100).groups())
                .extracting(Change::now)
                .containsExactly(Verdict.ERROR, Verdict.UNSIGNED);
    }

    @Test
    void asManyAsWereAskedForMayNotBeAll() {
        change("shop", "a.test/app:1", null, Verdict.VERIFIED, null, 0);

        assertThat(Changes.of(transitions, 1).all()).isFalse();
    }

    private void change(
            String namespace, String image, @Nullable Verdict was, Verdict now, @Nullable Cause cause, long second) {
        Place place = new Place(
                new PolicyKey(PolicyEngine.VERIFY_IMAGES, "verify"),
                namespace,
                new Workload("Deployment", "web" + transitions.size()),
                new Container(ContainerKind.CONTAINER, "app", image));
        PlaceVerdict verdict = new PlaceVerdict(now, cause, Refusal.NO);
        transitions.add(new Transition(NOON.plusSeconds(second), place, was, verdict));
    }
}
