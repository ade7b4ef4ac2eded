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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One image in one namespace, as a row of a list. Says everything only when asked: most rows are never printed. */
public record ImageEntry(String namespace, ImagePosture posture) {

    /** What is refused first, then by verdict, then by name. */
    public static final Comparator<ImageEntry> WORST_FIRST = Comparator.comparing(ImageEntry::refused)
            .thenComparing(ImageEntry::verdict)
            .thenComparing(ImageEntry::image)
            .thenComparing(ImageEntry::namespace);

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
        Set<String> policies = new LinkedHashSet<>(2);
        for (Placement placement : posture.placements()) {
            for (PolicyVerdict verdict : placement.verdicts()) {
                if (verdict.judgement().covered()) {
                    policies.add(name(verdict.policy()));
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

    private Judgement overall() {
        return posture.overall();
    }

    private static String name(PolicyKey policy) {
        return policy.name();
    }
}
