package dev.assay.lint;

import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.Wildcard;
import java.util.List;
import java.util.stream.Stream;

/** Looks at which images are looked at. */
final class ReferenceLints {

    private static final String DIGEST = "@sha256:" + "0".repeat(64);
    private static final String HUB = "docker.io/";

    private ReferenceLints() {}

    static Stream<Finding> matchesNothing(ImagePolicy policy) {
        if (policy.key().engine() == PolicyEngine.IMAGE_VALIDATING) {
            return Stream.of();
        }
        return references(policy)
                .filter(reference -> withoutRegistry(reference) || withoutTag(reference))
                .map(reference -> new Finding(Lint.REFERENCE_MATCHES_NOTHING, reference));
    }

    static Stream<Finding> missesDigests(ImagePolicy policy) {
        return policy.spelling().checks().stream().flatMap(ReferenceLints::missesDigests);
    }

    static Stream<Finding> missesSpelling(ImagePolicy policy) {
        boolean asWritten = policy.key().engine() == PolicyEngine.IMAGE_VALIDATING;
        return references(policy)
                .filter(reference -> reference.startsWith(HUB + "library/") || (asWritten && reference.startsWith(HUB)))
                .map(reference -> new Finding(Lint.REFERENCE_MISSES_SPELLING, reference));
    }

    private static Stream<Finding> missesDigests(ImageCheck check) {
        if (check.images().expression()) {
            return Stream.of();
        }
        List<String> references = check.images().references();
        return references.stream()
                .filter(reference -> tagAt(reference) >= 0 && reference.indexOf('*', tagAt(reference)) >= 0)
                .filter(reference -> !Wildcard.anyMatches(references, pinned(reference)))
                .map(reference -> new Finding(Lint.REFERENCE_MISSES_DIGESTS, reference));
    }

    /** An image that the pattern means, if it were named by digest. */
    private static String pinned(String reference) {
        return reference.substring(0, tagAt(reference)).replace('*', 'x').replace('?', 'x') + DIGEST;
    }

    /** Where the tag begins; -1 if there is none. */
    private static int tagAt(String reference) {
        int colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        return reference.indexOf('@') >= 0 ? -1 : colon;
    }

    private static boolean withoutTag(String reference) {
        boolean wild = reference.indexOf('*') >= 0 || reference.indexOf('?') >= 0;
        return !wild && tagAt(reference) < 0 && reference.indexOf('@') < 0;
    }

    /** Kyverno writes docker.io where no registry is written. */
    private static boolean withoutRegistry(String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? reference : reference.substring(0, slash);
        if (first.indexOf('*') >= 0 || first.indexOf('?') >= 0) {
            return slash < 0 && !first.startsWith("*") && !first.startsWith("?") && first.indexOf('.') < 0;
        }
        return slash < 0 || (first.indexOf('.') < 0 && first.indexOf(':') < 0 && !first.equals("localhost"));
    }

    private static Stream<String> references(ImagePolicy policy) {
        return policy.spelling().checks().stream().flatMap(check -> check.images().references().stream());
    }
}
