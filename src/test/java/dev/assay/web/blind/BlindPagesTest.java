package dev.assay.web.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.access.Viewer;
import dev.assay.history.HistoryState;
import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.KindPhase;
import dev.assay.posture.KindState;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.posture.UnreadableObject;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.web.page.PageFrames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlindPagesTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void imagesWithoutAVerdictAreGatheredByReason() {
        BlindPage page = page(List.of(), List.of(), List.of());

        assertThat(page.gaps())
                .extracting(
                        BlindPage.Gap::reason,
                        BlindPage.Gap::images,
                        gap -> gap.examples().size(),
                        BlindPage.Gap::more)
                .containsExactly(
                        tuple("Kyverno has not reported on it yet.", "12 images", 10, "and 2 more"),
                        tuple("Admission does not look here.", "1 image", 1, ""));
        assertThat(page.headline().rest()).isEqualTo("12 images without a verdict.");
    }

    @Test
    void whatCannotBeUnderstoodSaysWhatFollowsAndTheWorstComesFirst() {
        BlindPage page = page(
                List.of(),
                List.of(
                        unreadable(Kind.POD, "shop", "web\u202E"),
                        unreadable(Kind.CEL_POLICY_EXCEPTION, "shop", "let"),
                        unreadable(Kind.CLUSTER_POLICY, "", "verify")),
                List.of());

        assertThat(page.unreadable().rows())
                .extracting(BlindPage.ObjectLine::name, BlindPage.ObjectLine::reason)
                .containsExactly(
                        tuple("verify", "it is broken"),
                        tuple("shop/let", "it is broken"),
                        tuple("shop/web\\u202E", "it is broken"));
        assertThat(page.unreadable().rows().get(1).effect())
                .isEqualTo("Nobody can tell what it lets in: no gate opens anywhere while it stands.");
    }

    @Test
    void messagesStandVerbatimButHarmlessAndNotAll() {
        List<String> messages =
                IntStream.range(0, 203).mapToObj(i -> "<b>\u0000" + i).toList();

        BlindPage.Part<String> part = page(List.of(), List.of(), messages).messages();

        assertThat(part.rows()).hasSize(200).first().isEqualTo("<b>\\u00000");
        assertThat(part.more()).isEqualTo("3 more");
    }

    @Test
    void whileNotAllIsReadNoImageIsCounted() {
        BlindPage page = page(List.of("pods: forbidden"), List.of(), List.of());

        assertThat(page.gaps()).isEmpty();
        assertThat(page.headline().statement()).isEqualTo("Assay does not see everything it needs.");
        assertThat(page.frame().banners())
                .extracting(banner -> banner.title(), banner -> banner.text())
                .containsExactly(tuple("Blind", "Assay cannot see: pods: forbidden."));
        assertThat(page.sources().getFirst().kind())
                .as("what is wrong comes first")
                .isEqualTo("pods");
    }

    private static BlindPage page(List<String> missing, List<UnreadableObject> unreadable, List<String> messages) {
        List<ImagePosture> images = IntStream.range(0, 13)
                .mapToObj(i -> new ImagePosture("a.test/app:" + i, judgement(i), List.of(), Long.MAX_VALUE))
                .toList();
        Posture posture = new Posture(
                1,
                NOON,
                missing,
                List.of(
                        new KindState(Kind.NAMESPACE, KindPhase.CAUGHT_UP, "", NOON),
                        new KindState(
                                Kind.POD,
                                missing.isEmpty() ? KindPhase.CAUGHT_UP : KindPhase.UNREADABLE,
                                "forbidden",
                                NOON)),
                Map.of("shop", new NamespacePosture("shop", images, Tally.EMPTY, Map.of(), List.of())),
                new Tally(Map.of(), 0, 0, 0, 12, 0, 1),
                List.of(),
                List.of(),
                unreadable,
                messages);
        PageFrames frames = new PageFrames(Optional::empty, () -> HistoryState.OFF, Viewer.ON_OWN_MACHINE, "");
        return BlindPages.of(posture, Map.of(), frames.around(posture, "", "/blind-spots"));
    }

    private static Judgement judgement(int image) {
        return image == 0
                ? new Judgement(
                        Verdict.SKIPPED, null, Refusal.NO, null, "Admission does not look here.", false, Long.MAX_VALUE)
                : new Judgement(
                        Verdict.UNEVALUATED,
                        Cause.NOT_COVERED,
                        Refusal.UNKNOWN,
                        null,
                        "Kyverno has not reported on it yet.",
                        true,
                        Long.MAX_VALUE);
    }

    private static UnreadableObject unreadable(Kind kind, String namespace, String name) {
        return new UnreadableObject(new ObjectRef(kind, namespace, name, "u", 1), "it is broken");
    }
}
