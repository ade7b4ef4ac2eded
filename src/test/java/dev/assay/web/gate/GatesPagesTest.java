package dev.assay.web.gate;

import static dev.assay.web.GateSamples.AT_ONCE;
import static dev.assay.web.GateSamples.NOON;
import static dev.assay.web.GateSamples.POLICY;
import static dev.assay.web.GateSamples.board;
import static dev.assay.web.GateSamples.empty;
import static dev.assay.web.GateSamples.posture;
import static dev.assay.web.GateSamples.unchecked;
import static dev.assay.web.GateSamples.unsigned;
import static dev.assay.web.GateSamples.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.gate.GateBoard;
import dev.assay.gate.GateKey;
import dev.assay.gate.GateSettings;
import dev.assay.history.HistoryState;
import dev.assay.posture.NamespacePosture;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatesPagesTest {

    private static final PageFrame FRAME = new PageFrames(Optional::empty, () -> HistoryState.OFF, "").plain();

    private final GateBoard board = board(
            AT_ONCE,
            posture(verified("bank"), empty("default"), unsigned("kube-system"), unchecked("lab"), unsigned("shop")));

    @Test
    void everyNamespaceWithImagesHasItsAnswer() {
        GatesPage page = page("", "");

        assertThat(page.headline().statement()).isEqualTo("1 of 4 gates are READY;");
        assertThat(page.headline().rest()).isEqualTo("2 would refuse something, 1 nobody can tell yet.");
        assertThat(page.rows())
                .extracting(
                        GatesPage.Row::namespace,
                        row -> word(row),
                        row -> row.gates().getFirst().detail())
                .containsExactly(
                        tuple("bank", "Ready", ""),
                        tuple("kube-system", "Not ready", "1 reason"),
                        tuple("lab", "Unknown", "1 reason"),
                        tuple("shop", "Not ready", "1 reason"));
        assertThat(page.policies())
                .extracting(GatesPage.PolicyRow::name, GatesPage.PolicyRow::namespaces)
                .containsExactly(tuple("verify", "1 of 4 namespaces"));
    }

    @Test
    void theAddressSaysWhichNamespaces() {
        assertThat(page("not-ready", "").rows())
                .extracting(GatesPage.Row::namespace)
                .containsExactly("kube-system", "shop");
        assertThat(page("", "BAN").rows()).extracting(GatesPage.Row::namespace).containsExactly("bank");
        assertThat(page("nonsense", "").rows()).hasSize(4);
        assertThat(page("ready", "sh").rows()).isEmpty();
        assertThat(page("ready", "a&b").filters())
                .extracting(GatesPage.Filter::href)
                .startsWith("/gates?namespace=a%26b");
    }

    @Test
    void manyNamespacesComeInParts() {
        NamespacePosture[] many = IntStream.range(0, 512)
                .mapToObj(i -> verified("team-%03d".formatted(i)))
                .toArray(NamespacePosture[]::new);

        GatesPage page = GatesPages.of(board(AT_ONCE, posture(many)).decideAll(NOON), GatesQuery.of("", "", 6), FRAME);

        assertThat(page.rows())
                .hasSize(12)
                .first()
                .extracting(GatesPage.Row::namespace)
                .isEqualTo("team-500");
        assertThat(page.paging().text()).isEqualTo("501 to 512 of 512");
        assertThat(page.headline().statement())
                .isEqualTo("Every policy may be enforced, in each namespace it looks at.");
    }

    @Test
    void whatRepairsTheClusterIsADeadlockAndStandsFirst() {
        GatePage page = GatePages.of(
                board.plan(new GateKey(POLICY, "kube-system"), NOON).orElseThrow(), FRAME);

        GatePage.Answer answer = Objects.requireNonNull(page.answer());
        ReasonGroup deadlock = Objects.requireNonNull(answer.deadlock());
        assertThat(deadlock.lines()).singleElement().satisfies(line -> {
            assertThat(line.cause()).isEqualTo("No signature found");
            assertThat(line.message()).isEqualTo("said of a.test/kube-system:1");
            assertThat(Objects.requireNonNull(line.what()).imageHref())
                    .isEqualTo("/image?ref=a.test%2Fkube-system%3A1");
        });
        assertThat(answer.reasons()).isEmpty();
        assertThat(answer.json()).isEqualTo("/api/v1/gates/verify/namespaces/kube-system?statusCode=200");
    }

    @Test
    void onlyReadyIsSaidToBeGood() {
        assertThat(headline("bank")).isEqualTo("READY: the policy may be enforced in bank. tone-admitted");
        assertThat(headline("shop")).isEqualTo("NOT READY: tone-refused");
        assertThat(headline("lab")).isEqualTo("UNKNOWN: tone-unknown");
        assertThat(headline("default")).isEqualTo("UNKNOWN: tone-unknown");
    }

    @Test
    void aGateThatOnlyHasToWaitSaysForHowLong() {
        GateBoard waiting = board(GateSettings.DEFAULT, posture(verified("bank")));

        GateCell cell =
                GateCell.of(waiting.decide(new GateKey(POLICY, "bank"), NOON).orElseThrow());

        assertThat(cell.detail()).isEqualTo("soak 0 s of 2 h");
    }

    @Test
    void theOverviewShowsTheGateThatStandsMostInTheWay() {
        assertThat(NamespaceGate.of(board.decideIn("shop", NOON)))
                .hasValue(new NamespaceGate(GateLabel.NOT_READY, "/gates/verify/namespaces/shop", "Not ready"));
        assertThat(NamespaceGate.of(board.decideIn("default", NOON)))
                .as("the policy looks at nothing there")
                .isEmpty();
        assertThat(board.decideIn("nowhere", NOON)).isEmpty();
    }

    private GatesPage page(String state, String find) {
        return GatesPages.of(board.decideAll(NOON), GatesQuery.of(state, find, 1), FRAME);
    }

    private String headline(String namespace) {
        var headline = GatePages.of(
                        board.plan(new GateKey(POLICY, namespace), NOON).orElseThrow(), FRAME)
                .headline();
        return headline.statement() + " " + headline.style();
    }

    private static String word(GatesPage.Row row) {
        var state = row.gates().getFirst().state();
        return state == null ? "" : state.word();
    }
}
