package dev.assay.web.images;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.web.page.VerdictLabel;
import dev.assay.workload.ImageReference;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One image in one namespace, as a row of a list. Says everything only when asked: most rows are never printed. */
public record ImageEntry(String namespace, ImagePosture posture) {

    /** What is refused first, then by verdict, then by name. */
    public static final Comparator<ImageEntry> WORST_FIRST = ImageEntry::compareWorst;

    /** Every image of every namespace. */
    public static Stream<ImageEntry> of(Posture posture) {
        return posture.byNamespace().values().stream().flatMap(ImageEntry::of);
    }

    /** The images of one namespace. */
    public static Stream<ImageEntry> of(NamespacePosture namespace) {
        return namespace.images().stream().map(image -> new ImageEntry(namespace.namespace(), image));
    }

    public String image() {
        return posture.image();
    }

    /** Where the image lies; empty for one whose name cannot be read. */
    public String registry() {
        return ImageReference.registryOf(image());
    }

    public VerdictLabel verdict() {
        return VerdictLabel.of(overall().verdict());
    }

    public Refusal refused() {
        return overall().refused();
    }

    public Optional<Cause> cause() {
        return overall().cause();
    }

    public String reason() {
        return overall().reason();
    }

    /** What Kyverno wrote, verbatim; empty if it wrote nothing. */
    public String message() {
        return overall().claim().map(Claim::message).orElse("");
    }

    /** When the evidence was written that decides. */
    public Optional<Instant> evidenceAt() {
        return overall()
                .claim()
                .map(Claim::atSecond)
                .filter(second -> second > 0)
                .map(Instant::ofEpochSecond);
    }

    /** The policies that concern the image, by the names that results print. */
    public Collection<String> policies() {
        // Mostly one, again and again: a list that is searched costs less than a set.
        List<String> policies = new ArrayList<>(1);
        PolicyKey last = null;
        for (Placement placement : posture.placements()) {
            for (PolicyVerdict verdict : placement.verdicts()) {
                PolicyKey policy = verdict.policy();
                if (!policy.equals(last) && verdict.judgement().covered()) {
                    last = policy;
                    if (!policies.contains(name(policy))) {
                        policies.add(name(policy));
                    }
                }
            }
        }
        return policies;
    }

    public Collection<Workload> workloads() {
        Set<Workload> workloads = new LinkedHashSet<>(2);
        posture.placements().forEach(placement -> workloads.add(placement.workload()));
        return workloads;
    }

    public long pods() {
        return posture.placements().stream()
                .flatMap(placement -> placement.pod().stream())
                .distinct()
                .count();
    }

    /** Asked of each row of a long list. */
    private static int compareWorst(ImageEntry one, ImageEntry other) {
        Judgement judgement = one.overall();
        Judgement others = other.overall();
        if (judgement.refused() != others.refused()) {
            return judgement.refused().compareTo(others.refused());
        }
        if (judgement.verdict() != others.verdict()) {
            return VerdictLabel.of(judgement.verdict()).compareTo(VerdictLabel.of(others.verdict()));
        }
        int byName = one.image().compareTo(other.image());
        return byName != 0 ? byName : one.namespace().compareTo(other.namespace());
    }

    private Judgement overall() {
        return posture.overall();
    }

    private static String name(PolicyKey policy) {
        return policy.name();
    }
}
