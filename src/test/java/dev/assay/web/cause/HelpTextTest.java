package dev.assay.web.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.Outcome;
import dev.assay.verdict.Cause;
import dev.assay.verdict.MessageClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in {@code docs/causes}, which Assay serves too, say the same as the short help. */
class HelpTextTest {

    private static final CommandText ANY = new CommandText("", "", "");

    @ParameterizedTest
    @EnumSource
    void aPageSaysWhatTheShortHelpSays(CauseHelp help) {
        HelpText page = HelpText.of(help);
        Explanation explanation = help.explain(ANY);

        assertThat(page.title()).isEqualTo(explanation.title());
        assertThat(texts(page, HelpText.Form.PARAGRAPH)).contains(explanation.meaning(), explanation.advice());
        if (explanation.hasCommand()) {
            String command = explanation.command().replace("registry-1.docker.io", "REGISTRY");
            assertThat(texts(page, HelpText.Form.COMMAND)).contains(command);
        }
        assertThat(explanation.more()).isEqualTo("/causes/" + help.label());
    }

    @Test
    void thereIsAPageForEachCauseAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/causes"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(Arrays.stream(Cause.values())
                            .map(cause -> cause.label() + ".md")
                            .toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPageQuotesIsClassifiedAsItsCause(Cause cause) {
        List<String> quoted = quotes(HelpText.of(CauseHelp.of(cause.label())));

        assertThat(quoted)
                .allSatisfy(message -> assertThat(MessageClassifier.builtIn()
                                .classify(Outcome.FAIL, message)
                                .cause())
                        .contains(cause));
    }

    @Test
    void theMarkdownThatIsUsedIsRead() {
        HelpText text = HelpText.parse("""
                # Title

                One `code` and [a link](x.md),
                on two *lines*.

                ## Heading

                ```sh
                # a comment

                run
                ```
                """);

        assertThat(text)
                .isEqualTo(new HelpText(
                        "Title",
                        List.of(
                                new HelpText.Block(HelpText.Form.PARAGRAPH, "One `code` and a link, on two lines."),
                                new HelpText.Block(HelpText.Form.HEADING, "Heading"),
                                new HelpText.Block(HelpText.Form.COMMAND, "# a comment\n\nrun"))));
        assertThat(text.blocks().getFirst().turns()).containsExactly("One ", "code", " and a link, on two lines.");
    }

    private static List<String> texts(HelpText page, HelpText.Form form) {
        return page.blocks().stream()
                .filter(block -> block.form() == form)
                .map(HelpText.Block::text)
                .toList();
    }

    /** The lines below "How Kyverno words it". */
    private static List<String> quotes(HelpText page) {
        List<HelpText.Block> blocks = page.blocks();
        for (int number = 0; number + 1 < blocks.size(); number++) {
            if (blocks.get(number).text().equals("How Kyverno words it")) {
                return blocks.get(number + 1)
                        .text()
                        .lines()
                        .filter(line -> !line.startsWith("("))
                        .map(line -> line.replace("IMAGE", "ghcr.io/acme/app:1")
                                .replace("REGISTRY", "ghcr.io")
                                .replace("URL", "https://ghcr.io/v2/acme/app/manifests/1"))
                        .toList();
            }
        }
        return List.of();
    }
}
