package dev.assay.web.policy;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Standing;
import dev.assay.verdict.Verdict;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.VerdictLabel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the images that policies look at stand by each of them: neither what another policy says of them counts, nor what its own
 * rules leave out.
 */
final class PolicyImages {

    private final Map<PolicyKey, Counted> byPolicy = new HashMap<>();

    private PolicyImages() {}

    /** Distinct images, counted as a namespace counts its own. */
    static final class Count {

        private final Map<VerdictLabel, Integer> verdicts = new EnumMap<>(VerdictLabel.class);
        private int refused;
        private int refusedUnread;
        private int unchecked;
        private int unevaluated;
        private int excepted;

        private void add(Standing image) {
            verdicts.merge(VerdictLabel.of(image.verdict()), 1, Integer::sum);
            boolean unread = image.verdict() == Verdict.ERROR;
            if (image.refused() == Refusal.YES) {
                refused++;
                refusedUnread += unread ? 1 : 0;
                return;
            }
            unchecked += unread ? 1 : 0;
            unevaluated += image.verdict() == Verdict.UNEVALUATED ? 1 : 0;
            excepted += image.verdict() == Verdict.EXCEPTED ? 1 : 0;
        }

        Map<VerdictLabel, Integer> verdicts() {
            return verdicts;
        }

        ImageCounts counts() {
            int images = verdicts.values().stream().mapToInt(Integer::intValue).sum();
            return new ImageCounts(images, refused, refusedUnread, unchecked, unevaluated, excepted, 0);
        }
    }

    /** By namespace, and of the cluster, where an image that several namespaces run counts once. */
    static final class Counted {

        private final Map<String, Count> byNamespace = new TreeMap<>();
        private final Map<String, Standing> byImage = new HashMap<>();

        private void add(String namespace, String image, Standing standing) {
            byNamespace.computeIfAbsent(namespace, _ -> new Count()).add(standing);
            byImage.merge(image, standing, Standing::and);
        }

        Map<String, Count> byNamespace() {
            return byNamespace;
        }

        Count whole() {
            Count count = new Count();
            byImage.values().forEach(count::add);
            return count;
        }
    }

    static PolicyImages of(Posture posture) {
        PolicyImages images = new PolicyImages();
        posture.byNamespace().values().forEach(images::look);
        return images;
    }

    Counted by(PolicyKey policy) {
        return byPolicy.getOrDefault(policy, new Counted());
    }

    private void look(NamespacePosture namespace) {
        for (ImagePosture image : namespace.images()) {
            Map<PolicyKey, Standing> standings = new HashMap<>();
            for (Placement placement : image.placements()) {
                for (PolicyVerdict verdict : placement.verdicts()) {
                    Judgement judgement = verdict.judgement();
                    if (judgement.covered() && judgement.verdict() != Verdict.SKIPPED) {
                        standings.merge(verdict.policy(), judgement.standing(), Standing::and);
                    }
                }
            }
            standings.forEach((policy, standing) -> byPolicy.computeIfAbsent(policy, _ -> new Counted())
                    .add(namespace.namespace(), image.image(), standing));
        }
    }
}
