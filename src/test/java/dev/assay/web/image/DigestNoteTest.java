package dev.assay.web.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.posture.Placement;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigestNoteTest {

    private static final String TAGGED = "a.test/app:1";
    private static final String ONE = "sha256:" + "11".repeat(32);
    private static final String TWO = "sha256:" + "22".repeat(32);

    private final List<Placement> placements = new ArrayList<>();

    @Test
    void aTagOfOneDigestIsNoDrift() {
        run("web-1", ONE);
        run("web-2", ONE);
        run("web-3", "");

        assertThat(DigestNote.of(TAGGED, placements))
                .isEqualTo(new DigestNote(
                        "The tag runs as one digest. 1 container did not say.",
                        false,
                        List.of(new RunningDigest(ONE, "2 containers", "web-1"))));
    }

    @Test
    void aTagOfTwoDigestsIsToldWithBoth() {
        run("web-1", TWO);
        run("web-2", ONE);
        run("web-3", ONE);

        DigestNote note = DigestNote.of(TAGGED, placements);

        assertThat(note.drift()).isTrue();
        assertThat(note.text()).startsWith("The same tag runs as 2 digests: it was pushed again");
        assertThat(note.digests())
                .containsExactly(
                        new RunningDigest(ONE, "2 containers", "web-2"),
                        new RunningDigest(TWO, "1 container", "web-1"));
    }

    @Test
    void aDigestThatIsNotTheOneOfTheSpecIsToldWithCaution() {
        run("web-1", TWO);

        DigestNote note = DigestNote.of("a.test/app@" + ONE, placements);

        assertThat(note.drift()).isTrue();
        assertThat(note.text()).contains("several platforms");
    }

    @Test
    void theDigestOfTheSpecIsNoDrift() {
        run("web-1", ONE);

        assertThat(DigestNote.of("a.test/app@" + ONE, placements).drift()).isFalse();
    }

    @Test
    void whatIsNotKnownIsSaidToBe() {
        run(null, "");
        assertThat(DigestNote.of(TAGGED, placements).text())
                .isEqualTo("No pod runs it now, so there is nothing to compare.");

        run("web-1", "");
        assertThat(DigestNote.of(TAGGED, placements).text()).startsWith("No pod says which digest it runs");
    }

    private void run(@Nullable String pod, String digest) {
        placements.add(new Placement(
                new Workload("Deployment", "web"),
                pod,
                new Container(ContainerKind.CONTAINER, "app", TAGGED),
                List.of(),
                digest));
    }
}
