package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePatternsTest {

    @Test
    void theBuiltInPatternsAreRead() {
        assertThat(MessagePatterns.builtIn())
                .extracting(MessagePattern::name)
                .startsWith("image in a failure", "policy exception")
                .doesNotHaveDuplicates();
    }

    @Test
    void anEmptyFileHasNoPatterns() {
        assertThat(read("# nothing yet\n")).isEmpty();
    }

    @Test
    void anEntryHasNameOutcomesTextsVerdictAndCause() {
        List<MessagePattern> patterns = read("""
                - name: our proxy
                  outcomes: [fail, error]
                  matches: ['*proxy.lan says no*']
                  verdict: error
                  cause: registry_auth
                """);

        assertThat(patterns).singleElement().satisfies(pattern -> {
            assertThat(pattern.name()).isEqualTo("our proxy");
            assertThat(pattern.verdict()).isEqualTo(Verdict.ERROR);
            assertThat(pattern.cause()).isEqualTo(Cause.REGISTRY_AUTH);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            outcomes: [fale], matches: [x], verdict: error, cause: unknown     | 'outcomes' has 'fale': use pass, fail, warn, error or skip
            outcomes: fail, matches: [x], verdict: error, cause: unknown       | 'outcomes' is not a list: write one
            outcomes: [], matches: [x], verdict: error, cause: unknown         | 'outcomes' is empty: name at least one
            outcomes: [fail], matches: [], verdict: error, cause: unknown      | 'matches' is empty: name at least one
            outcomes: [fail], matches: [1], verdict: error, cause: unknown     | 'matches' has '1': put it in quotes
            outcomes: [fail], matches: [a**b], verdict: error, cause: unknown  | 'matches': 'a**b' has two gaps side by side: put text between them
            outcomes: [fail], verdict: error, cause: unknown                   | 'matches' is not a list: write one
            outcomes: [fail], matches: [x]                                     | 'matches' has a text without '{image}': add it, or add a verdict
            outcomes: [fail], matches: ["a {image}"], cause: unknown           | 'cause' stands without a verdict: add the verdict
            outcomes: [fail], matches: [x], verdict: error                     | 'cause' goes with the verdicts unsigned, untrusted, error and unevaluated, and only with them
            outcomes: [pass], matches: [x], verdict: verified, cause: unknown  | 'cause' goes with the verdicts unsigned, untrusted, error and unevaluated, and only with them
            outcomes: [fail], matches: [x], verdict: verified                  | 'outcomes' does not fit verdict 'verified': use pass only
            outcomes: [error], matches: [x], verdict: unsigned, cause: stale   | 'outcomes' does not fit verdict 'unsigned': use fail, warn only
            outcomes: [fail], matches: [x], verdict: fine, cause: unknown      | 'verdict' is 'fine': use one of error, excepted, skipped, unevaluated, unsigned, untrusted, verified
            outcomes: [fail], matches: [x], verdict: [error], cause: unknown   | 'verdict' is '[error]': write a text
            outcomes: [fail], match: [x], verdict: error, cause: unknown       | 'match' does not exist: use one of cause, matches, name, outcomes, verdict
            """)
    void aBadFieldIsNamed(String fields, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- {name: ours, " + fields + "}"))
                .withMessage("Message pattern 'ours': field " + problem);
    }

    @Test
    void anUnknownCauseIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- {name: ours, outcomes: [fail], matches: [x], verdict: error, cause: moon}"))
                .withMessageStartingWith(
                        "Message pattern 'ours': field 'cause' is 'moon': use one of attestation_invalid, ");
    }

    @Test
    void anEntryWithoutANameIsNumbered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- {outcomes: [fail]}"))
                .withMessage("Message pattern 'number 1': field 'name' is missing: add it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- text"))
                .withMessage(
                        "Message pattern number 1 is not an entry with fields: give it 'name', 'outcomes' and 'matches'");
    }

    @Test
    void somethingOtherThanAListIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("name: ours"))
                .withMessage("Message patterns are not a list: start each with '- name: …'");
    }

    @Test
    void whatIsNotYamlIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- name: 'ours"))
                .withMessageStartingWith("Message patterns are not valid YAML: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- {name: a, name: b}"))
                .withMessageStartingWith("Message patterns are not valid YAML: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("- !!java.io.File [x]"))
                .withMessageStartingWith("Message patterns are not valid YAML: ");
    }

    /** Nine lists of nine times the one before would be 387 million texts. */
    @Tag("billion-laughs")
    @Test
    void aListThatGrowsByItselfIsRefused() {
        StringBuilder text = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            text.append("- &a%d [%s]\n".formatted(level, ("*a" + (level - 1) + ", ").repeat(9)));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text.toString()))
                .withMessageContaining("aliases");
    }

    private static List<MessagePattern> read(String text) {
        return MessagePatterns.read(new StringReader(text));
    }
}
