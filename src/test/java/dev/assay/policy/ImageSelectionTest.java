package dev.assay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageSelectionTest {

    private static final String APP = "ghcr.io/acme/app:1";
    private static final ImageSelection ACME = new ImageSelection(List.of("ghcr.io/acme/*"), List.of(), false);
    private static final ImageSelection ALL = new ImageSelection(List.of("*"), List.of(), false);

    @Test
    void oneOfTheReferencesIsEnough() {
        ImageSelection selection = new ImageSelection(List.of("quay.io/*", "ghcr.io/*"), List.of(), false);

        assertThat(selection.matches(APP)).isEqualTo(Match.YES);
        assertThat(selection.matches("docker.io/nginx:1")).isEqualTo(Match.NO);
    }

    @Test
    void whatIsSkippedIsNotLookedAt() {
        ImageSelection selection = new ImageSelection(List.of("*"), List.of("ghcr.io/acme/*"), true);

        assertThat(selection.matches(APP)).isEqualTo(Match.NO);
    }

    @Test
    void anExpressionMaySelectAnything() {
        assertThat(new ImageSelection(List.of(), List.of(), true).matches(APP)).isEqualTo(Match.MAYBE);
        assertThat(new ImageSelection(List.of("ghcr.io/*"), List.of(), true).matches(APP))
                .isEqualTo(Match.YES);
    }

    @Test
    void aRuleLooksAtWhatOneOfItsEntriesSelects() {
        assertThat(rule(Set.of(), new ImageSelection(List.of("quay.io/*"), List.of(), false), ACME)
                        .selects(APP))
                .isEqualTo(Match.YES);
        assertThat(rule(Set.of()).selects(APP)).isEqualTo(Match.NO);
    }

    @Test
    void aPassOfTheWholeSpeaksForTheListsThatAreLookedAt() {
        Rule rule = rule(Set.of(ContainerKind.CONTAINER), ALL);

        assertThat(rule.surelyLooksAt(new Container(ContainerKind.CONTAINER, "app", APP)))
                .isTrue();
        assertThat(rule.surelyLooksAt(new Container(ContainerKind.INIT, "app", APP)))
                .isFalse();
    }

    @Test
    void aPassOfTheWholeSpeaksForDockerHubOnlyWhereThePatternIsAStar() {
        Container nginx = new Container(ContainerKind.CONTAINER, "nginx", "docker.io/nginx:1");
        ImageSelection docker = new ImageSelection(List.of("docker.io/*"), List.of(), false);

        assertThat(rule(Set.of(ContainerKind.CONTAINER), docker).surelyLooksAt(nginx))
                .isFalse();
        assertThat(rule(Set.of(ContainerKind.CONTAINER), ALL).surelyLooksAt(nginx))
                .isTrue();
    }

    private static Rule rule(Set<ContainerKind> looksAt, ImageSelection... selections) {
        return new Rule("verify-key", ResourceFilters.NONE, ResourceFilters.NONE, List.of(selections), looksAt);
    }
}
