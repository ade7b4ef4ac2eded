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

import dev.assay.access.Viewer;
import dev.assay.gate.GateBoard;
import dev.assay.gate.GateDecision;
import dev.assay.gate.GateKey;
import dev.assay.gate.GateSettings;
import dev.assay.gate.PolicyDecision;
import dev.assay.history.HistoryState;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.NamespacePosture;
import dev.assay.web.list.Cell;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.ListShape;
import dev.assay.web.list.ListTable;
import dev.assay.web.list.Listing;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatesPagesTest {

    private static final PageFrame FRAME =
            new PageFrames(Optional::empty, () -> HistoryState.OFF, Viewer.ON_OWN_MACHINE, "").plain();

    private final GateBoard board = board(
            AT_ONCE,
            posture(verified("bank"), empty("default"), unsigned("kube-system"), unchecked("lab"), unsigned("shop")));

    @Test
    void everyNamespaceWithImagesHasItsAnswer() {
        GatesPage page = page(board.get().decideAll(NOON), Map.of());

        assertThat(page.headline().statement()).isEqualTo("1 of 4 gates are READY;");
        assertThat(page.headline().rest()).isEqualTo("2 would refuse something, 1 nobody can tell yet.");
        assertThat(lines(page))
                .containsExactly(
                        "bank Ready",
                        "kube-system Not ready 1 reason",
                        "lab Unknown 1 reason",
                        "shop Not ready 1 reason");
        assertThat(page.policies())
                .extracting(GatesPage.PolicyRow::name, GatesPage.PolicyRow::namespaces)
                .containsExactly(tuple("verify", "1 of 4 namespaces"));
    }

    @Test
    void theAddressSaysWhichNamespaces() {
        assertThat(lines("state", "not_ready"))
                .containsExactly("kube-system Not ready 1 reason", "shop Not ready 1 reason");
        assertThat(lines("namespace", "BAN")).containsExactly("bank Ready");
        assertThat(lines("state", "nonsense")).hasSize(4);
        assertThat(lines("state", "ready", "namespace", "sh")).isEmpty();
        assertThat(lines("sort", "ClusterPolicy:verify"))
                .containsExactly(
                        "kube-system Not ready 1 reason",
                        "shop Not ready 1 reason",
                        "lab Unknown 1 reason",
                        "bank Ready");
    }

    @Test
    void manyNamespacesComeInParts() {
        NamespacePosture[] many = IntStream.range(0, 512)
                .mapToObj(i -> verified("team-%03d".formatted(i)))
                .toArray(NamespacePosture[]::new);

        GatesPage page = page(board(AT_ONCE, posture(many)).get().decideAll(NOON), Map.of("page", List.of("6")));

        assertThat(lines(page)).hasSize(12).first().isEqualTo("team-500 Ready");
        assertThat(list(page).tools().paging().text()).isEqualTo("501 to 512 of 512");
        assertThat(page.headline().statement())
                .isEqualTo("Every policy may be enforced, in each namespace it looks at.");
    }

    @Test
    void sixPoliciesHaveAColumnUnlessOthersAreChosen() {
        List<PolicyDecision> seven =
                IntStream.range(0, 7).mapToObj(i -> decided("verify-" + i)).toList();

        assertThat(headings(page(seven, Map.of())))
                .containsExactly("Namespace", "verify-0", "verify-1", "verify-2", "verify-3", "verify-4", "verify-5");
        assertThat(list(page(seven, Map.of())).more())
                .isEqualTo("6 of 7 policies have a column unless others are chosen.");
        assertThat(headings(page(seven, Map.of("columns", List.of("ClusterPolicy:verify-6,state")))))
                .containsExactly("Namespace", "verify-6", "All together");
    }

    @Test
    void noTwoPoliciesHaveTheSameColumn() {
        assertThat(GatesShape.key(new PolicyKey(PolicyEngine.VERIFY_IMAGES, "state")))
                .isEqualTo("ClusterPolicy:state");
        assertThat(GatesShape.key(new PolicyKey(PolicyEngine.IMAGE_VALIDATING, "state")))
                .isEqualTo("ImageValidatingPolicy:state");
        assertThat(GatesShape.key(new PolicyKey(PolicyEngine.VERIFY_IMAGES, "shop/verify")))
                .isEqualTo("Policy:shop:verify");
        assertThat(GatesShape.key(new PolicyKey(PolicyEngine.VERIFY_IMAGES, "a,b&c=<d>")))
                .matches("policy-[0-9a-f]{16}");
    }

    @Test
    void whatRepairsTheClusterIsADeadlockAndStandsFirst() {
        GatePage page = GatePages.of(
                board.get().plan(new GateKey(POLICY, "kube-system"), NOON).orElseThrow(), FRAME);

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

        GateCell cell = GateCell.of(
                waiting.get().decide(new GateKey(POLICY, "bank"), NOON).orElseThrow());

        assertThat(cell.detail()).isEqualTo("soak 0 s of 2 h");
    }

    @Test
    void theOverviewShowsTheGateThatStandsMostInTheWay() {
        assertThat(NamespaceGate.of(board.get().decideIn("shop", NOON)))
                .hasValue(new NamespaceGate(GateLabel.NOT_READY, "/gates/verify/namespaces/shop", "Not ready"));
        assertThat(NamespaceGate.of(board.get().decideIn("default", NOON)))
                .as("the policy looks at nothing there")
                .isEmpty();
        assertThat(board.get().decideIn("nowhere", NOON)).isEmpty();
    }

    private List<String> lines(String... asked) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < asked.length; i += 2) {
            parameters.put(asked[i], List.of(asked[i + 1]));
        }
        return lines(page(board.get().decideAll(NOON), parameters));
    }

    private static GatesPage page(List<PolicyDecision> decisions, Map<String, List<String>> parameters) {
        ListShape<NamespaceGates> shape = GatesShape.of(decisions);
        ListQuery query = ListQuery.of(shape, "/gates", parameters);
        Listing<NamespaceGates> listing = Listing.of(shape, query, NamespaceGates.of(decisions));
        return GatesPages.of(decisions, listing, FRAME, NOON);
    }

    private static GatesPage.Namespaces list(GatesPage page) {
        return Objects.requireNonNull(page.list());
    }

    private static List<String> headings(GatesPage page) {
        return list(page).table().headings().stream()
                .map(ListTable.Heading::text)
                .toList();
    }

    /** Each namespace with its first gate. */
    private static List<String> lines(GatesPage page) {
        return list(page).table().rows().stream()
                .map(row -> ((Cell.Link) row.head().value()).text() + " "
                        + words((GateCell) row.cells().getFirst().value()))
                .toList();
    }

    private static String words(GateCell cell) {
        String word = cell.state() == null ? "" : cell.state().word();
        return (word + " " + cell.detail()).strip();
    }

    /** The answers of a policy of this name, which looks at what the other one looks at. */
    private PolicyDecision decided(String name) {
        PolicyDecision decision = board.get().decideAll(NOON).getFirst();
        return new PolicyDecision(
                named(decision.whole(), name),
                decision.namespaces().stream().map(gate -> named(gate, name)).toList(),
                decision.leftOut());
    }

    private static GateDecision named(GateDecision gate, String name) {
        GateDecision.PolicyForm form = gate.policy();
        PolicyKey key = new PolicyKey(form.key().engine(), name);
        return new GateDecision(
                new GateDecision.PolicyForm(key, form.uid(), form.generation(), form.mode()),
                gate.where(),
                gate.state(),
                gate.reasons(),
                gate.unlisted(),
                gate.soak(),
                gate.evidence(),
                gate.asOf(),
                gate.until());
    }

    private String headline(String namespace) {
        var headline = GatePages.of(
                        board.get().plan(new GateKey(POLICY, namespace), NOON).orElseThrow(), FRAME)
                .headline();
        return headline.statement() + " " + headline.style();
    }
}
