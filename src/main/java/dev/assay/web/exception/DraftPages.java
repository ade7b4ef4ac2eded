package dev.assay.web.exception;

import dev.assay.exception.ExceptionDraft;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VisibleText;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the page that drafts an exception for an image in a namespace. */
final class DraftPages {

    private final Posture posture;
    private final NamespacePosture namespace;
    private final ImagePosture image;
    private final Set<Candidate> candidates = new LinkedHashSet<>();

    private DraftPages(Posture posture, NamespacePosture namespace, ImagePosture image) {
        this.posture = posture;
        this.namespace = namespace;
        this.image = image;
    }

    /** What an exception may be about: a policy that is in the way of a workload. */
    record Candidate(PolicyKey policy, Workload workload) {

        /** As it stands in an address. */
        String key() {
            return policy.engine().source() + " " + policy.name() + " " + workload.kind() + " " + workload.name();
        }
    }

    /** The page; empty if there is no such image there. */
    static Optional<DraftPage> of(Posture posture, String namespace, String image, String chosen, PageFrame frame) {
        return posture.namespace(namespace)
                .flatMap(found -> found.images().stream()
                        .filter(one -> one.image().equals(image))
                        .findFirst()
                        .map(one -> new DraftPages(posture, found, one).page(chosen, frame)));
    }

    private DraftPage page(String chosen, PageFrame frame) {
        image.placements().forEach(this::look);
        Candidate about = candidates.stream()
                .filter(candidate -> candidate.key().equals(chosen))
                .findFirst()
                .orElse(candidates.stream().findFirst().orElse(null));
        if (about == null) {
            return page(
                    frame,
                    Headline.detailed("No policy is known to refuse it now: it needs no exception.", List.of()),
                    null,
                    List.of());
        }
        List<String> images = imagesOf(about.workload);
        Instant now = posture.asOf();
        Optional<String> yaml = policy(about.policy)
                .flatMap(policy -> ExceptionDraft.of(
                        policy, new ExceptionDraft.Subject(namespace.namespace(), about.workload, images), now));
        List<ImageName> others = images.stream()
                .filter(other -> !other.equals(image.image()))
                .map(ImageName::of)
                .toList();
        candidates.remove(about);
        return page(
                frame,
                yaml.isPresent() ? drafted() : refused(),
                yaml.orElse(null),
                yaml.isPresent() ? others : List.of());
    }

    private static Headline drafted() {
        return Headline.detailed("A draft, for you to read and commit. Assay applies nothing.", List.of());
    }

    private static Headline refused() {
        return Headline.detailed(
                "Assay drafts no exception for this.",
                List.of(
                        "A name in it holds characters in which Kyverno could see a wildcard or a variable. Look at where it"
                                + " comes from before you let it in."));
    }

    private DraftPage page(PageFrame frame, Headline headline, @Nullable String yaml, List<ImageName> also) {
        return new DraftPage(
                frame,
                ImageName.of(image.image()),
                PageAddress.namespace(namespace.namespace()),
                headline,
                yaml,
                also,
                candidates.stream().map(this::choice).toList());
    }

    private DraftPage.Choice choice(Candidate candidate) {
        return new DraftPage.Choice(
                PolicyLabel.of(candidate.policy).name(),
                VisibleText.name(candidate.workload.kind() + " " + candidate.workload.name()),
                PageAddress.draft(namespace.namespace(), image.image()) + "&about="
                        + PageAddress.parameter(candidate.key()));
    }

    private void look(Placement placement) {
        for (PolicyVerdict verdict : placement.verdicts()) {
            Judgement judgement = verdict.judgement();
            if (judgement.covered() && judgement.refused() != Refusal.NO) {
                candidates.add(new Candidate(verdict.policy(), placement.workload()));
            }
        }
    }

    private List<String> imagesOf(Workload workload) {
        return namespace.images().stream()
                .flatMap(one -> one.placements().stream())
                .filter(placement -> placement.workload().equals(workload))
                .map(placement -> placement.container().image())
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<ImagePolicy> policy(PolicyKey key) {
        return posture.policies().stream()
                .map(PolicyPosture::policy)
                .filter(policy -> policy.key().equals(key))
                .findFirst();
    }
}
