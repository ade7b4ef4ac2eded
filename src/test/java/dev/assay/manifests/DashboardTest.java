package dev.assay.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Grafana and whoever looks at a dashboard need of it. No Grafana draws them here. */
class DashboardTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
    private static final int COLUMNS = 24;

    @Test
    void theirAddressesNeverChange() {
        assertThat(Dashboard.all())
                .extracting(
                        Dashboard::file,
                        dashboard -> dashboard.json().path("uid").asString())
                .containsExactly(tuple("health.json", "assay-health"), tuple("posture.json", "assay-posture"));
        assertThat(Dashboard.all())
                .allMatch(dashboard -> dashboard.json().path("id").isNull())
                .allMatch(dashboard -> dashboard.json().path("schemaVersion").asInt() >= 39);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPanelSaysWhatItShowsAndInWhichUnit(Dashboard dashboard) {
        assertThat(dashboard.panels()).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.path("title").asString()).isNotBlank();
            assertThat(panel.path("description").asString()).endsWith(".").hasSizeGreaterThan(30);
            assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotBlank();
            assertThat(panel.path("targets").size()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void everythingAsksTheDataSourceThatIsChosen(Dashboard dashboard) {
        List<String> uids = new ArrayList<>();
        dashboard.panels().forEach(panel -> {
            uids.add(panel.at("/datasource/uid").asString());
            panel.path("targets")
                    .forEach(target -> uids.add(target.at("/datasource/uid").asString()));
        });

        assertThat(dashboard.json().at("/templating/list/0/type").asString()).isEqualTo("datasource");
        assertThat(uids).containsOnly("${datasource}");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyVariableIsThereAndUsed(Dashboard dashboard) {
        Set<String> defined = dashboard
                .json()
                .at("/templating/list")
                .valueStream()
                .map(variable -> variable.path("name").asString())
                .collect(Collectors.toSet());

        Set<String> used = VARIABLE.matcher(dashboard.json().path("panels").toString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());

        assertThat(used).isEqualTo(defined);
    }

    @ParameterizedTest
    @MethodSource("all")
    void noPanelLiesOnAnother(Dashboard dashboard) {
        Set<String> taken = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.json().path("panels")) {
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            int bottom = place.path("y").asInt() + place.path("h").asInt();

            assertThat(ids.add(panel.path("id").asInt()))
                    .as("id of %s", panel.path("title"))
                    .isTrue();
            assertThat(right).isBetween(1, COLUMNS);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = place.path("y").asInt(); y < bottom; y++) {
                    assertThat(taken.add(x + " " + y))
                            .as("%s at %d, %d", panel.path("title"), x, y)
                            .isTrue();
                }
            }
        }
    }

    static List<Dashboard> all() {
        return Dashboard.all();
    }
}
