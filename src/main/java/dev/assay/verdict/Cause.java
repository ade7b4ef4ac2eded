package dev.assay.verdict;

import java.util.Locale;

/** Why an image is not verified. */
public enum Cause {
    /** The registry holds no signature for the image. */
    NO_SIGNATURE,
    /** There may be a signature in a format this policy does not read, or another signer's: Kyverno cannot tell. */
    SIGNATURE_FORMAT_UNSEEN,
    /** The signature was made with another key. */
    WRONG_KEY,
    /** The signature was made by another identity, or its certificate or annotations are not the expected ones. */
    WRONG_IDENTITY,
    /** The required attestation does not exist. */
    ATTESTATION_MISSING,
    /** An attestation exists and does not satisfy the policy. */
    ATTESTATION_INVALID,
    /** The image is named by a tag where the policy wants a digest. */
    DIGEST_MISSING,
    /** The registry wants credentials that Kyverno does not have. */
    REGISTRY_AUTH,
    /** The registry answers fewer requests than Kyverno sends. */
    REGISTRY_RATE_LIMIT,
    /** The registry does not answer, or answers with a failure of its own. */
    REGISTRY_UNREACHABLE,
    /** Kyverno does not trust the registry's certificate, or they cannot agree on a secure connection. */
    REGISTRY_TLS,
    /** The tag or digest does not exist in the registry. */
    IMAGE_NOT_FOUND,
    /** Sigstore's root of trust could not be loaded. */
    TRUST_ROOT,
    /** The transparency log does not hold the signature, or could not be asked. */
    TRANSPARENCY_LOG,
    /** The check took longer than it was given. */
    TIMEOUT,
    /** The policy cannot be evaluated as it is written. */
    POLICY_ERROR,
    /** No check of this image has been done. */
    NOT_COVERED,
    /** The last evidence is too old or for another version of the policy. */
    STALE,
    /** No other cause fits, or the message is one that nobody has described. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
