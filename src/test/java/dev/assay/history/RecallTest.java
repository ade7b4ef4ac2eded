package dev.assay.history;

import static dev.assay.history.Postures.NOW;
import static dev.assay.history.Postures.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import dev.assay.policy.Rule;
import dev.assay.posture.PostureIndex;
import dev.assay.report.Reports;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Resource;
import dev.assay.workload.WorkloadKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence of before a restart, in the posture of after it. */
class RecallTest {

    private static final String APP = "ghcr.io/acme/app:1";

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();

    @Test
    void whatIsRecalledCountsAsIfItHadJustBeenSaid() {
        remember();
        clock.pass(Duration.ofMinutes(10));
        try (Service restarted = Service.start(database(), clock)) {
            PostureIndex index = knowingPodAndPolicy();
            assertThat(verdict(index)).isEqualTo(Verdict.UNEVALUATED);

            restarted.observations().forEach(index::observe);

            assertThat(verdict(index)).isEqualTo(Verdict.VERIFIED);
        }
    }

    @Test
    void whatKyvernoSaidMeanwhileIsNewerAndWins() {
        remember();
        clock.pass(Duration.ofMinutes(10));
        try (Service restarted = Service.start(database(), clock)) {
            PostureIndex index = knowingPodAndPolicy();
            ObjectRef listed = new ObjectRef(Kind.POLICY_REPORT, "shop", "r", "r1", 9);
            index.observe(new Observation.ReportSeen(
                    clock.instant(), listed, Reports.merged(NOW.getEpochSecond() + 60, Reports.unsigned(APP))));

            restarted.observations().forEach(index::observe);

            assertThat(verdict(index)).isEqualTo(Verdict.UNSIGNED);
        }
    }

    private void remember() {
        try (Service service = Service.start(database(), clock)) {
            service.publish(Postures.withPolicy());
            service.hear(Reports.scan(NOW.getEpochSecond(), Reports.verified(APP)));
        }
    }

    private Verdict verdict(PostureIndex index) {
        return index.publish(clock.instant())
                .namespace("shop")
                .orElseThrow()
                .images()
                .getFirst()
                .overall()
                .verdict();
    }

    private static PostureIndex knowingPodAndPolicy() {
        Instant created = NOW.minusSeconds(3_600);
        PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
        Container container = new Container(ContainerKind.CONTAINER, "app", APP);
        Resource pod = new Resource(WorkloadKind.POD, null, List.of(container), created.getEpochSecond(), false);
        index.observe(new Observation.PolicySeen(
                created,
                new ObjectRef(Kind.CLUSTER_POLICY, "", Reports.POLICY, "p1", 1),
                policy(created.getEpochSecond())));
        index.observe(
                new Observation.ResourceSeen(created, new ObjectRef(Kind.POD, "shop", "web", Reports.UID, 2), pod));
        return index;
    }

    private static ImagePolicy policy(long createdSecond) {
        ResourceFilter pods = new ResourceFilter(true, List.of(), List.of(), null, false);
        Rule rule = new Rule(
                Reports.RULE,
                new ResourceFilters(false, List.of(pods)),
                ResourceFilters.NONE,
                List.of(new ImageSelection(List.of("*"), List.of(), false)),
                Set.of(ContainerKind.values()));
        Enforcement audit = new Enforcement(EnforcementMode.AUDIT, List.of());
        return new ImagePolicy(
                POLICY,
                "",
                "p1",
                1,
                createdSecond,
                Readiness.READY,
                true,
                FailurePolicy.IGNORE,
                audit,
                List.of(rule),
                PolicySpelling.UNKNOWN);
    }

    private FileDatabase database() {
        return new FileDatabase(folder.resolve("history.db"), FileDatabase.MOST, clock);
    }
}
