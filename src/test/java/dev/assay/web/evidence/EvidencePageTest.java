package dev.assay.web.evidence;

import static dev.assay.web.GateSamples.AT_ONCE;
import static dev.assay.web.GateSamples.NOON;
import static dev.assay.web.GateSamples.board;
import static dev.assay.web.GateSamples.posture;
import static dev.assay.web.GateSamples.unsigned;
import static dev.assay.web.GateSamples.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.api.EvidenceDocument;
import dev.assay.gate.GateBoard;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EvidencePageTest {

    @Test
    void theSamePostureGivesTheSameInAnyProcess() {
        String once = JsonMapper.shared().writeValueAsString(document(newBoard()));

        assertThat(JsonMapper.shared().writeValueAsString(document(newBoard()))).isEqualTo(once);
        assertThat(EvidencePage.of(document(newBoard()), "")).isEqualTo(EvidencePage.of(document(newBoard()), ""));
    }

    @Test
    void anotherVerdictIsAnotherHash() {
        GateBoard other = board(AT_ONCE, posture(verified("bank"), verified("shop")));

        assertThat(hash(document(other))).isNotEqualTo(hash(document(newBoard())));
    }

    @Test
    void aPageSaysWhatWasDecidedAndFromWhat() {
        EvidencePage page = EvidencePage.of(document(newBoard()), "");

        assertThat(page.asOf()).isEqualTo("2026-11-25T12:00:00Z").isEqualTo(NOON.toString());
        assertThat(page.statement()).isEqualTo("Everything that is needed was read.");
        assertThat(page.policies()).singleElement().satisfies(policy -> {
            assertThat(policy.name()).isEqualTo("verify (kyverno)");
            assertThat(policy.state()).isEqualTo("NOT_READY");
            assertThat(policy.rows())
                    .extracting(EvidencePage.NamespaceRow::namespace, EvidencePage.NamespaceRow::state)
                    .containsExactly(tuple("bank", "READY"), tuple("shop", "NOT_READY"));
            assertThat(policy.reasons())
                    .extracting(
                            EvidencePage.ReasonRow::code,
                            EvidencePage.ReasonRow::where,
                            EvidencePage.ReasonRow::message)
                    .containsExactly(tuple(
                            "refused", "shop Deployment web a.test/shop:1", "no_signature: said of a.test/shop:1"));
        });
        assertThat(page.inputs()).contains(new EvidencePage.Line("Soak", "0 s"));
    }

    @Test
    void itsStyleIsAllowedByItsHashAndNothingElseIs() {
        EvidenceStyle style = new EvidenceStyle();

        assertThat(style.contentSecurityPolicy())
                .matches(
                        "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'");
        assertThat(style.text()).doesNotContain("url(", "@import", "</");
    }

    private static GateBoard newBoard() {
        return board(AT_ONCE, posture(verified("bank"), unsigned("shop")));
    }

    private static EvidenceDocument document(GateBoard board) {
        return EvidenceDocument.of(board.get().ledger(), board.get().settings(), "1.0");
    }

    private static String hash(EvidenceDocument document) {
        return document.policies().getFirst().decision().evidence().hash();
    }
}
