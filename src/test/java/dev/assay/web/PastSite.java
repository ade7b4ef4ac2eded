package dev.assay.web;

import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Tally;
import dev.assay.verdict.Verdict;
import dev.assay.web.gate.GateLabel;
import dev.assay.web.gate.NamespaceGate;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.overview.NamespaceEntry;
import dev.assay.web.overview.NamespaceShape;
import dev.assay.web.overview.NamespaceSight;
import dev.assay.web.overview.OverviewNews;
import dev.assay.web.overview.OverviewPage;
import dev.assay.web.page.Headline;
import dev.assay.web.page.Moment;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.past.SparkLine;
import dev.assay.web.past.TrendPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves pages of a cluster with a past: two months with a gap, an outage that goes on, and changes. */
@TestComponent
@EnableAutoConfiguration
@Import(PastSite.PastController.class)
class PastSite {

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Controller
    static class PastController {

        /** One event; the browser comes again after three seconds. */
        @GetMapping(path = "/events", produces = "text/event-stream")
        @ResponseBody
        String events() {
            return "event: posture\ndata: 1\n\n";
        }

        @GetMapping("/")
        String overview(@RequestParam MultiValueMap<String, String> parameters, Model model) {
            ListQuery query = ListQuery.of(NamespaceShape.WITH_TREND, "/", parameters);
            Listing<NamespaceEntry> listing = Listing.of(
                    NamespaceShape.WITH_TREND,
                    query,
                    Stream.of("legacy", "new", "shop").map(PastController::entry));
            VerdictBar bar = VerdictBar.of(Map.of(VerdictLabel.UNSIGNED, 6, VerdictLabel.ERROR, 14));
            model.addAttribute(
                    "page",
                    new OverviewPage(
                            Samples.frame("Assay: the cluster", query.address()),
                            Headline.refused("6 of 20 images would be refused today;", "14 could not be checked."),
                            new OverviewPage.Cluster(
                                    bar, ListTools.of(listing), ListTable.of(listing, Samples.NOW), "", List.of()),
                            List.of(),
                            List.of(),
                            OverviewPage.Unclassified.of(0),
                            news()));
            return "overview";
        }

        @GetMapping("/trend")
        String trend(Model model) {
            List<TrendPage.DayRow> days = new ArrayList<>();
            for (int ago = 0; ago < 60; ago++) {
                String day = LocalDate.of(2026, 11, 24).minusDays(ago).toString();
                int refused = 12 + ago / 3 + ago % 4;
                days.add(
                        ago > 20 && ago < 26
                                ? new TrendPage.DayRow(day, false, -1, -1, -1, -1, -1, -1, -1)
                                : new TrendPage.DayRow(
                                        day, true, refused, refused - 3, 2, ago % 7, 1, 90 - refused, 96));
            }
            Headline headline =
                    Headline.unknown("Fewer images would be refused.", "From 34 on 2026-09-26 to 12 on 2026-11-24.");
            model.addAttribute("page", new TrendPage(Samples.frame("Trend: Assay", null), headline, "", days));
            return "trend";
        }

        private static NamespaceEntry entry(String name) {
            int refused = name.length();
            Tally tally = new Tally(Map.of(Verdict.UNSIGNED, refused, Verdict.VERIFIED, 9), refused, 0, 0, 0, 0, 0);
            return new NamespaceEntry(new NamespacePosture(name, List.of(), tally, Map.of(), List.of()), sight());
        }

        private static NamespaceSight sight() {
            return new NamespaceSight() {

                @Override
                public Optional<NamespaceGate> gate(String namespace) {
                    return Optional.of(new NamespaceGate(
                            GateLabel.UNKNOWN, "/gates/verify/namespaces/" + namespace, "Unknown, 1 of 2"));
                }

                @Override
                public SparkLine trend(String namespace) {
                    List<Optional<Integer>> days = new ArrayList<>();
                    for (int day = 0; day < 30; day++) {
                        boolean known = !namespace.equals("new") && day != 11 && day != 12;
                        days.add(known ? Optional.of(30 - day + day % 5) : Optional.empty());
                    }
                    return SparkLine.ofRefused(days);
                }
            };
        }

        private static OverviewNews news() {
            Moment at = Moment.of(Samples.NOW.minusSeconds(7_200), Samples.NOW);
            return new OverviewNews(
                    List.of(new OverviewNews.OutageLine(
                            "Outage",
                            "14 of 20 images of registry.acme.test that were checked turned to “The registry cannot be"
                                    + " reached” between 03:40:11 UTC and 03:44:02 UTC: one incident, not 14 violations.",
                            "/images?cause=registry_unreachable")),
                    List.of(
                            new OverviewNews.ChangeLine(
                                    at,
                                    "shop",
                                    "/namespaces/shop",
                                    "registry.acme.test/shop/cart:2.0.1",
                                    "/image?ref=registry.acme.test/shop/cart:2.0.1",
                                    VerdictLabel.VERIFIED.badge(),
                                    VerdictLabel.UNSIGNED.badge(),
                                    "No signature found"),
                            new OverviewNews.ChangeLine(
                                    at,
                                    "\\u202E<b>evil",
                                    "/namespaces/evil",
                                    "3 images",
                                    null,
                                    null,
                                    VerdictLabel.VERIFIED.badge(),
                                    "")),
                    "7 more changes.");
        }
    }
}
