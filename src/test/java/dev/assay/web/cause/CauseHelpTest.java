package dev.assay.web.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verdict.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseHelpTest {

    private static final CommandText PLACE = new CommandText("registry.acme.test/shop/cart:2.0.1", "shop", "cart-1");

    @ParameterizedTest
    @EnumSource
    void everyCauseSaysWhatItMeansAndWhatToDo(CauseHelp help) {
        Explanation explanation = help.explain(PLACE);

        assertThat(explanation.title()).isNotBlank();
        assertThat(explanation.meaning()).endsWith(".");
        assertThat(explanation.advice()).endsWith(".");
        assertThat(explanation.command()).doesNotContainPattern("\\{[a-z-]+}");
    }

    @Test
    void anUnsignedImageIsSignedInTheFormatThePolicyReads() {
        assertThat(CauseHelp.of("no_signature").explain(PLACE).command()).isEqualTo("""
                        cosign sign --new-bundle-format=false --use-signing-config=false \\
                          --key cosign.key registry.acme.test/shop/cart:2.0.1""");
    }

    @Test
    void aCauseNobodyKnowsIsUnknown() {
        assertThat(CauseHelp.of("something_new")).isEqualTo(CauseHelp.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasItsOwnHelp(Cause cause) {
        assertThat(CauseHelp.of(cause.label()).name()).isEqualTo(cause.name());
    }
}
