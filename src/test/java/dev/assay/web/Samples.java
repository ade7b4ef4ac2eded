package dev.assay.web;

import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.verdict.Verdict;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.images.ImageEntry;
import dev.assay.web.images.ImageShape;
import dev.assay.web.images.ImagesPage;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.namespace.ImageRow;
import dev.assay.web.namespace.NamespacePage;
import dev.assay.web.overview.NamespaceEntry;
import dev.assay.web.overview.NamespaceShape;
import dev.assay.web.overview.OverviewNews;
import dev.assay.web.overview.OverviewPage;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages as they would look for the cluster of the recording {@code acme}, and for some worse ones. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-24T03:55:12.400Z");

    private Samples() {}

    static PageFrame frame(String title, @Nullable String refresh, PageFrame.Banner... banners) {
        return new PageFrame(
                title,
                List.of(
                        new PageFrame.NavigationLink("Overview", "/", "/".equals(refresh) ? "page" : null),
                        new PageFrame.NavigationLink("Namespace shop", "/namespaces/shop", null)),
                refresh == null ? null : Moment.of(NOW, NOW),
                refresh,
                List.of(banners),
                PageFrame.Visitor.ANYBODY,
                "0.1.0");
    }

    static OverviewPage overview() {
        return overview(Map.of());
    }

    static OverviewPage overview(Map<String, List<String>> parameters) {
        return overview(
                namespaces(),
                parameters,
                PageFrame.Banner.recording(
                        "This is a recording of a real cluster, replayed at 8× speed; nothing here is happening now."));
    }

    static OverviewPage overview(Map<String, List<Sample>> namespaces, PageFrame.Banner... banners) {
        return overview(namespaces, Map.of(), banners);
    }

    private static OverviewPage overview(
            Map<String, List<Sample>> namespaces, Map<String, List<String>> parameters, PageFrame.Banner... banners) {
        List<NamespaceEntry> entries = new ArrayList<>();
        namespaces.forEach((name, images) -> entries.add(new NamespaceEntry(posture(name, images))));
        List<Sample> all =
                namespaces.values().stream().flatMap(List::stream).distinct().toList();
        ListQuery query = ListQuery.of(NamespaceShape.SHAPE, "/", parameters);
        Listing<NamespaceEntry> listing =
                Listing.of(NamespaceShape.SHAPE, query, entries.stream().filter(entry -> entry.images() > 0));
        return new OverviewPage(
                frame("Assay: the cluster", query.address(), banners),
                Headline.ofCluster(counts(all)),
                new OverviewPage.Cluster(
                        VerdictBar.of(tally(all)),
                        ListTools.of(listing),
                        ListTable.of(listing, NOW),
                        "No namespace with images has such a name.",
                        entries.stream()
                                .filter(entry -> entry.images() == 0)
                                .map(NamespaceEntry::name)
                                .toList()),
                sources(),
                List.of(
                        OverviewPage.PolicyRow.of(
                                policy(PolicyEngine.VERIFY_IMAGES, "verify-image-signatures"),
                                "Audit; Enforce in payments, shop",
                                1),
                        OverviewPage.PolicyRow.of(
                                policy(PolicyEngine.IMAGE_VALIDATING, "verify-provenance"), "Audit", 2)),
                OverviewPage.Unclassified.of(3),
                OverviewNews.NONE);
    }

    private static PolicyLabel policy(PolicyEngine engine, String name) {
        return PolicyLabel.of(new PolicyKey(engine, name));
    }

    static OverviewPage allAdmitted() {
        OverviewPage page = overview(Map.of("payments", images("payments"), "default", List.of()));
        List<OverviewPage.SourceRow> sources = List.of(source("pods", OverviewPage.SourceState.CAUGHT_UP, null, 3, 0));
        return new OverviewPage(
                page.frame(),
                page.headline(),
                page.cluster(),
                sources,
                page.policies(),
                OverviewPage.Unclassified.of(0),
                OverviewNews.NONE);
    }

    static OverviewPage reading() {
        List<OverviewPage.SourceRow> sources = List.of(
                source("ephemeralreports.reports.kyverno.io", OverviewPage.SourceState.CATCHING_UP, null, 2, 0),
                source("pods", OverviewPage.SourceState.CATCHING_UP, null, 1, 0),
                source("policyreports.wgpolicyk8s.io", OverviewPage.SourceState.CATCHING_UP, null, 1, 0),
                source("namespaces", OverviewPage.SourceState.CAUGHT_UP, null, 2, 0),
                source("reports.openreports.io", OverviewPage.SourceState.ABSENT, null, -1, 0));
        return new OverviewPage(
                frame(
                        "Assay: reading",
                        "/",
                        PageFrame.Banner.incomplete(
                                "Not everything was read yet; Assay shows no numbers until it was.")),
                Headline.stillReading(List.of("ephemeralreports", "pods", "policyreports")),
                null,
                sources,
                List.of(),
                null,
                OverviewNews.NONE);
    }

    static OverviewPage withoutPolicy() {
        Map<String, List<Sample>> namespaces = Map.of(
                "payments", images("payments").stream().map(Samples::uncovered).toList(),
                "shop", images("shop").stream().map(Samples::uncovered).toList());
        OverviewPage page = overview(namespaces);
        return new OverviewPage(
                page.frame(),
                Headline.withoutPolicy(),
                page.cluster(),
                sources(),
                List.of(),
                OverviewPage.Unclassified.of(0),
                OverviewNews.NONE);
    }

    static OverviewPage blind() {
        OverviewPage page = overview(
                namespaces(),
                PageFrame.Banner.blind(
                        "Assay may not list policyexceptions.policies.kyverno.io (forbidden), and has heard nothing of pods for 4 min. What is shown may be out of date."));
        List<OverviewPage.SourceRow> sources = new ArrayList<>(sources());
        sources.add(0, source("pods", OverviewPage.SourceState.STALE, "silent for 4 min", 240, 0));
        return new OverviewPage(
                page.frame(),
                page.headline(),
                page.cluster(),
                sources,
                page.policies(),
                page.unclassified(),
                OverviewNews.NONE);
    }

    static NamespacePage namespace(String name, List<Sample> images, Map<String, List<String>> parameters) {
        ListQuery query = ListQuery.of(ImageShape.OF_NAMESPACE, PageAddress.namespace(name), parameters);
        Listing<ImageEntry> listing = Listing.of(ImageShape.OF_NAMESPACE, query, ImageEntry.of(posture(name, images)));
        Map<String, Sample> byImage = new HashMap<>();
        images.forEach(image -> byImage.put(image.image(), image));
        List<ImageRow> rows = listing.rows().stream()
                .map(entry -> Objects.requireNonNull(byImage.get(entry.image())).row(name))
                .toList();
        return new NamespacePage(
                frame(VisibleText.name(name) + ": Assay", query.address()),
                VisibleText.name(name),
                Headline.ofNamespace(counts(images)),
                VerdictBar.of(tally(images)),
                images.isEmpty() ? null : ListTools.withoutColumns(listing),
                rows,
                images.isEmpty()
                        ? "When a pod or a workload appears here, its images are shown."
                        : "No image is like that now.");
    }

    static ImagesPage images(Map<String, List<String>> parameters) {
        ListQuery query = ListQuery.of(ImageShape.OF_CLUSTER, "/images", parameters);
        Listing<ImageEntry> listing = Listing.of(
                ImageShape.OF_CLUSTER,
                query,
                namespaces().entrySet().stream()
                        .flatMap(entry -> ImageEntry.of(posture(entry.getKey(), entry.getValue()))));
        List<Sample> all =
                namespaces().values().stream().flatMap(List::stream).distinct().toList();
        return new ImagesPage(
                frame("Images: Assay", query.address()),
                Headline.ofCluster(counts(all)),
                new ImagesPage.Images(ListTools.of(listing), ListTable.of(listing, NOW), "No image is like that now."));
    }

    /** A complete posture of these namespaces. */
    static Posture cluster(long generation, Map<String, List<Sample>> namespaces) {
        Map<String, NamespacePosture> byNamespace = new TreeMap<>();
        namespaces.forEach((name, images) -> byNamespace.put(name, posture(name, images)));
        List<Sample> all =
                namespaces.values().stream().flatMap(List::stream).distinct().toList();
        return cluster(generation, byNamespace, tallyOf(all), List.of("verify-image-signatures"));
    }

    /** A complete posture under policies of these names. */
    static Posture cluster(
            long generation, Map<String, NamespacePosture> byNamespace, Tally tally, List<String> policies) {
        return new Posture(
                generation,
                NOW,
                List.of(),
                List.of(),
                byNamespace,
                tally,
                policies.stream().map(Samples::policy).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static PolicyPosture policy(String name) {
        ImagePolicy policy = new ImagePolicy(
                new PolicyKey(PolicyEngine.VERIFY_IMAGES, name),
                "",
                name,
                1,
                0,
                Readiness.READY,
                true,
                FailurePolicy.FAIL,
                new Enforcement(EnforcementMode.AUDIT, List.of()),
                List.of(),
                PolicySpelling.UNKNOWN);
        return new PolicyPosture(policy, 0);
    }

    /** What the samples of a namespace would have come from. */
    static NamespacePosture posture(String name, List<Sample> images) {
        List<ImagePosture> byName = images.stream()
                .map(Sample::posture)
                .sorted(Comparator.comparing(ImagePosture::image))
                .toList();
        return new NamespacePosture(name, byName, tallyOf(images), Map.of(), List.of());
    }

    private static Tally tallyOf(List<Sample> images) {
        Map<Verdict, Integer> byVerdict = new EnumMap<>(Verdict.class);
        images.forEach(image -> byVerdict.merge(Verdict.valueOf(image.verdict().name()), 1, Integer::sum));
        ImageCounts counts = counts(images);
        return new Tally(
                byVerdict,
                counts.refused(),
                counts.refusedUnread(),
                counts.unchecked(),
                counts.unevaluated(),
                counts.excepted(),
                counts.unseen());
    }

    /** The images of the recording, with the namespaces that have none. */
    static Map<String, List<Sample>> namespaces() {
        Map<String, List<Sample>> namespaces = new TreeMap<>();
        lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .forEach(fields -> {
                    List<Sample> images = namespaces.computeIfAbsent(fields[0], name -> new ArrayList<>());
                    if (!fields[1].isEmpty()) {
                        images.add(Sample.of(fields));
                    }
                });
        return namespaces;
    }

    private static Stream<String> lines() {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("acme.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Sample> images(String namespace) {
        return namespaces().getOrDefault(namespace, List.of());
    }

    /** One image for each cause. */
    static List<Sample> causes() {
        List<Sample> images = new ArrayList<>();
        for (CauseHelp help : CauseHelp.values()) {
            String cause = help.name().toLowerCase(Locale.ROOT);
            String image = "registry.acme.test/team/" + cause.replace('_', '-') + ":1.0.0";
            images.add(
                    sample(image, VerdictLabel.ERROR, Refusal.UNKNOWN, cause, "Deployment/app/container app/1", "…"));
        }
        images.add(
                sample("a.test/skipped:1", VerdictLabel.SKIPPED, Refusal.NO, "", "Pod/app/container app/1", "skipped"));
        return images;
    }

    /** What somebody who may create pods could write to make this page lie or run something. */
    static List<Sample> hostile() {
        String image = "evil.test/\u202Egpj.exe\u202C/<script>alert(1)</script>\"onmouseover=\"x:$(rm -rf ~);`id`";
        String workload = "Deployment/<b>bold<|b>/container ' onclick=alert(1)/1";
        String message = "<img src=x onerror=alert(1)> \u202E reversed \u0000 and\na second line " + "x".repeat(300);
        String longest = "a.test/" + "a".repeat(240) + "/" + "b".repeat(120) + ":" + "1".repeat(128);
        String widest = "Deployment/" + "w".repeat(253) + "/container " + "c".repeat(63) + "/12000";
        return List.of(
                sample(image, VerdictLabel.UNSIGNED, Refusal.YES, "no_signature", workload, message),
                sample(longest, VerdictLabel.UNTRUSTED, Refusal.YES, "wrong_identity", widest, "y".repeat(6000)));
    }

    private static Sample sample(
            String image, VerdictLabel verdict, Refusal refusal, String cause, String workload, String message) {
        return new Sample(image, verdict, refusal, cause, 20, List.of(workload), message);
    }

    private static List<OverviewPage.SourceRow> sources() {
        List<OverviewPage.SourceRow> sources = new ArrayList<>();
        sources.add(source(
                "policyexceptions.policies.kyverno.io",
                OverviewPage.SourceState.UNREADABLE,
                "forbidden: the service account may not list it",
                -1,
                0));
        sources.add(source("policyreports.wgpolicyk8s.io", OverviewPage.SourceState.CAUGHT_UP, null, 1, 2));
        for (String kind : List.of(
                "clusterpolicies.kyverno.io",
                "clusterpolicyreports.wgpolicyk8s.io",
                "cronjobs.batch",
                "daemonsets.apps",
                "deployments.apps",
                "ephemeralreports.reports.kyverno.io",
                "events",
                "imagevalidatingpolicies.policies.kyverno.io",
                "jobs.batch",
                "namespaces",
                "pods",
                "policyexceptions.kyverno.io",
                "replicasets.apps",
                "statefulsets.apps")) {
            sources.add(source(kind, OverviewPage.SourceState.CAUGHT_UP, null, 3, 0));
        }
        sources.add(source("reports.openreports.io", OverviewPage.SourceState.ABSENT, null, -1, 0));
        sources.add(source("clusterreports.openreports.io", OverviewPage.SourceState.ABSENT, null, -1, 0));
        return sources;
    }

    private static OverviewPage.SourceRow source(
            String kind, OverviewPage.SourceState state, @Nullable String reason, long seconds, int unreadable) {
        return new OverviewPage.SourceRow(
                kind, state, reason, seconds < 0 ? null : Moment.of(NOW.minusSeconds(seconds), NOW), unreadable, true);
    }

    private static Sample uncovered(Sample image) {
        return new Sample(
                image.image(), VerdictLabel.UNEVALUATED, Refusal.UNKNOWN, "not_covered", 0, image.workloads(), "");
    }

    private static Map<VerdictLabel, Integer> tally(List<Sample> images) {
        Map<VerdictLabel, Integer> tally = new EnumMap<>(VerdictLabel.class);
        images.forEach(image -> tally.merge(image.verdict(), 1, Integer::sum));
        return tally;
    }

    private static ImageCounts counts(List<Sample> images) {
        int refused = 0;
        int unread = 0;
        int unchecked = 0;
        int unevaluated = 0;
        int excepted = 0;
        int unseen = 0;
        for (Sample image : images) {
            boolean refuses = image.refusal() == Refusal.YES;
            refused += refuses ? 1 : 0;
            unread += refuses && image.verdict() == VerdictLabel.ERROR ? 1 : 0;
            unchecked += image.refusal() == Refusal.UNKNOWN && image.verdict() == VerdictLabel.ERROR ? 1 : 0;
            unseen += image.unseen() ? 1 : 0;
            unevaluated += image.verdict() == VerdictLabel.UNEVALUATED ? 1 : 0;
            excepted += image.verdict() == VerdictLabel.EXCEPTED || image.verdict() == VerdictLabel.SKIPPED ? 1 : 0;
        }
        return new ImageCounts(images.size(), refused, unread, unchecked, unevaluated, excepted, unseen);
    }
}
