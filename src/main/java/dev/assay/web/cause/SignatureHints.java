package dev.assay.web.cause;

import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.Match;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.signer.SignatureFormat;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Verdict;
import dev.assay.web.page.VisibleText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hints why an image without a signature may have one that Kyverno does not see. They follow from how other images stand by
 * the same policy; a hint never changes a verdict.
 */
public final class SignatureHints {

    /** Fewer images than this are no pattern. */
    private static final int PATTERN = 3;

    private final Map<PolicyKey, ImagePolicy> policies = new HashMap<>();
    private final Posture posture;
    private @Nullable Map<PolicyKey, Images> counted;

    private SignatureHints(Posture posture) {
        this.posture = posture;
        posture.policies().stream().map(PolicyPosture::policy).forEach(policy -> policies.put(policy.key(), policy));
    }

    public static SignatureHints of(Posture posture) {
        return new SignatureHints(posture);
    }

    /** What may be the matter with an image, likeliest first; nothing unless a policy found no signature. */
    public List<String> about(ImagePosture image) {
        Set<String> hints = new LinkedHashSet<>();
        for (Placement placement : image.placements()) {
            for (PolicyVerdict verdict : placement.verdicts()) {
                ImagePolicy policy = policies.get(verdict.policy());
                if (policy != null && unsigned(verdict.judgement())) {
                    add(policy, image.image(), hints);
                }
            }
        }
        return List.copyOf(hints);
    }

    private void add(ImagePolicy policy, String image, Set<String> hints) {
        List<ImageCheck> checks = policy.spelling().checks().stream()
                .filter(check -> check.images().matches(image) != Match.NO)
                .toList();
        checks.stream()
                .flatMap(check -> check.settings().repositories().stream())
                .forEach(repository -> hints.add("The policy looks for signatures in " + VisibleText.name(repository)
                        + " only: one that lies beside the image is not seen."));
        Images images = byPolicy().getOrDefault(policy.key(), new Images());
        boolean olderFormatOnly =
                !checks.isEmpty() && checks.stream().allMatch(check -> check.format() == SignatureFormat.COSIGN);
        String bundles = olderFormatOnly
                ? ", or it signs with cosign 3, whose bundles a policy of type Cosign does not see (cosign tree shows them)."
                : ".";
        String registry = registry(image);
        String publisher = publisher(image);
        if (images.failsAlone(registry)) {
            hints.add("None of the " + images.unsigned(registry) + " images from " + VisibleText.name(registry)
                    + " has a signature that Kyverno sees, while images of other registries do: it may be a mirror that"
                    + " does not copy signatures" + bundles);
        } else if (!publisher.equals(registry) && images.failsAlone(publisher)) {
            hints.add("None of the " + images.unsigned(publisher) + " images of " + VisibleText.name(publisher)
                    + " has a signature that Kyverno sees, while other images do: their publisher may not sign"
                    + bundles);
        }
    }

    /** All images are looked at when the first hint is asked for: most pages need none. */
    private synchronized Map<PolicyKey, Images> byPolicy() {
        Map<PolicyKey, Images> known = counted;
        if (known == null) {
            Map<PolicyKey, Images> found = new HashMap<>();
            posture.byNamespace().values().stream()
                    .flatMap(namespace -> namespace.images().stream())
                    .forEach(image -> count(image, found));
            counted = found;
            return found;
        }
        return known;
    }

    private static void count(ImagePosture image, Map<PolicyKey, Images> byPolicy) {
        for (Placement placement : image.placements()) {
            for (PolicyVerdict verdict : placement.verdicts()) {
                byPolicy.computeIfAbsent(verdict.policy(), _ -> new Images()).add(image.image(), verdict.judgement());
            }
        }
    }

    private static boolean unsigned(Judgement judgement) {
        return judgement.cause().filter(cause -> cause == Cause.NO_SIGNATURE).isPresent();
    }

    private static String registry(String image) {
        int slash = image.indexOf('/');
        return slash < 0 ? image : image.substring(0, slash);
    }

    /** The registry and the first part of the path: who owns what lies below. */
    private static String publisher(String image) {
        int slash = image.indexOf('/');
        int next = slash < 0 ? -1 : image.indexOf('/', slash + 1);
        return next < 0 ? registry(image) : image.substring(0, next);
    }

    /** The images that a policy found signed or not, by where they come from. */
    private static final class Images {

        private final Map<String, Set<String>> unsigned = new HashMap<>();
        private final Map<String, Set<String>> verified = new HashMap<>();
        private final Set<String> allVerified = new HashSet<>();

        private void add(String image, Judgement judgement) {
            if (judgement.verdict() == Verdict.VERIFIED) {
                allVerified.add(image);
                note(verified, image);
            } else if (SignatureHints.unsigned(judgement)) {
                note(unsigned, image);
            }
        }

        private static void note(Map<String, Set<String>> byOrigin, String image) {
            byOrigin.computeIfAbsent(registry(image), _ -> new HashSet<>()).add(image);
            byOrigin.computeIfAbsent(publisher(image), _ -> new HashSet<>()).add(image);
        }

        private int unsigned(String origin) {
            return unsigned.getOrDefault(origin, Set.of()).size();
        }

        /** Whether nothing from there verifies, and enough from elsewhere does. */
        private boolean failsAlone(String origin) {
            return unsigned(origin) >= PATTERN
                    && verified.getOrDefault(origin, Set.of()).isEmpty()
                    && allVerified.size() >= PATTERN;
        }
    }
}
