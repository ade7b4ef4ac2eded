package dev.assay.web.overview;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import dev.assay.posture.KindPhase;
import dev.assay.posture.KindState;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the overview page of a posture. */
final class OverviewPages {

    private OverviewPages() {}

    /** The page; of a live cluster the readings are newer than what the posture knows of the same kind. */
    static OverviewPage of(Posture posture, Map<Kind, KindReading> readings, PageFrame frame, int page) {
        Instant now = posture.asOf();
        boolean complete = posture.complete();
        return new OverviewPage(
                frame,
                headline(posture),
                complete ? cluster(posture, now, page) : null,
                SourceRows.of(posture, readings),
                posture.policies().stream().map(OverviewPages::policy).toList(),
                complete ? OverviewPage.Unclassified.of(posture.unclassified().size()) : null);
    }

    private static Headline headline(Posture posture) {
        if (!posture.complete()) {
            return Headline.stillReading(posture.kinds().stream()
                    .filter(state -> state.phase() == KindPhase.CATCHING_UP)
                    .map(state -> state.kind().resource())
                    .toList());
        }
        return posture.policies().isEmpty()
                ? Headline.withoutPolicy()
                : Headline.ofCluster(ImageCounts.of(posture.tally()));
    }

    private static OverviewPage.Cluster cluster(Posture posture, Instant now, int page) {
        List<OverviewPage.NamespaceRow> rows = new ArrayList<>();
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            rows.add(OverviewPage.NamespaceRow.of(
                    namespace.namespace(),
                    VerdictBar.of(VerdictLabel.counts(namespace.tally())),
                    ImageCounts.of(namespace.tally()),
                    oldest(namespace, now)));
        }
        return OverviewPage.Cluster.of(VerdictBar.of(VerdictLabel.counts(posture.tally())), rows, page);
    }

    private static @Nullable Moment oldest(NamespacePosture namespace, Instant now) {
        var second = namespace.oldestEvidenceSecond();
        return second.isPresent() ? Moment.of(Instant.ofEpochSecond(second.getAsLong()), now) : null;
    }

    private static OverviewPage.PolicyRow policy(PolicyPosture posture) {
        ImagePolicy policy = posture.policy();
        boolean namespaced = !policy.namespace().isEmpty();
        String kind = switch (policy.key().engine()) {
            case VERIFY_IMAGES -> namespaced ? "Policy" : "ClusterPolicy";
            case IMAGE_VALIDATING -> namespaced ? "NamespacedImageValidatingPolicy" : "ImageValidatingPolicy";
        };
        return OverviewPage.PolicyRow.of(
                policy.key().name(), kind, mode(policy), policy.rules().size());
    }

    private static String mode(ImagePolicy policy) {
        Enforcement enforcement = policy.enforcement();
        String main = word(enforcement.mode(), policy.key().engine());
        List<String> others = new ArrayList<>();
        for (Enforcement.ModeOverride override : enforcement.overrides()) {
            if (override.mode() != enforcement.mode()) {
                others.add(word(override.mode(), policy.key().engine()) + " in "
                        + String.join(", ", new TreeSet<>(override.namespaces())));
            }
        }
        return others.isEmpty() ? main : main + "; " + String.join("; ", others);
    }

    private static String word(EnforcementMode mode, PolicyEngine engine) {
        return switch (mode) {
            case AUDIT -> "Audit";
            case ENFORCE -> engine == PolicyEngine.IMAGE_VALIDATING ? "Deny" : "Enforce";
        };
    }
}
