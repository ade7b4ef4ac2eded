package dev.assay.policy;

import dev.assay.signer.SignatureFormat;
import dev.assay.signer.SignerSet;
import java.util.List;

/**
 * What one {@code verifyImages} entry, or an ImageValidatingPolicy, asks of an image.
 *
 * @param rule its name
 * @param images which images it looks at
 * @param format in which format it looks for signatures
 * @param signers every set has to be satisfied; of an ImageValidatingPolicy its expressions say how they belong together
 * @param settings what else is asked, and how
 */
public record ImageCheck(
        String rule, ImageSelection images, SignatureFormat format, List<SignerSet> signers, Settings settings) {

    public ImageCheck {
        signers = List.copyOf(signers);
    }

    /**
     * The rest of a check.
     *
     * @param repositories where signatures are looked for; none means beside the image
     * @param attestations the types of the attestations that it asks for
     * @param mutatesDigest whether it writes the digest into an image that is named by a tag
     * @param verifiesDigest whether it refuses an image that is named by a tag
     * @param required whether admission asks once more, after all changes, whether the image was verified
     * @param cached whether a pass is remembered for a while
     */
    public record Settings(
            List<String> repositories,
            List<String> attestations,
            boolean mutatesDigest,
            boolean verifiesDigest,
            boolean required,
            boolean cached) {

        public Settings {
            repositories = List.copyOf(repositories);
            attestations = List.copyOf(attestations);
        }
    }
}
