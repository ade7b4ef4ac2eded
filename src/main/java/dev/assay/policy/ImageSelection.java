package dev.assay.policy;

import java.util.List;

/**
 * One {@code verifyImages} entry: which images it looks at.
 *
 * @param references wildcards over canonical references, of which one must match
 * @param skipped wildcards of images that it leaves out
 * @param expression whether the images are also chosen by an expression that Assay does not evaluate
 */
public record ImageSelection(List<String> references, List<String> skipped, boolean expression) {

    public ImageSelection {
        references = List.copyOf(references);
        skipped = List.copyOf(skipped);
    }

    /** Whether the entry looks at this image. */
    public Match matches(String image) {
        if (Wildcard.anyMatches(skipped, image)) {
            return Match.NO;
        }
        Match named = Match.of(Wildcard.anyMatches(references, image));
        return expression ? named.or(Match.MAYBE) : named;
    }
}
