package dev.assay.signer;

/** In which format a policy looks for signatures. */
public enum SignatureFormat {
    /** Tags beside the image, as cosign made them before its version 3. */
    COSIGN("Cosign's older format"),
    /** Sigstore's bundles, as cosign 3 makes them. */
    BUNDLE("Sigstore's bundle format"),
    /** Cosign's older format and bundles, whichever there is. */
    COSIGN_OR_BUNDLE("Cosign's older format or Sigstore's bundle format"),
    /** Notary's signatures. */
    NOTARY("Notary's format"),
    /** A format that Assay does not know. */
    UNKNOWN("a format that Assay does not know");

    private final String words;

    SignatureFormat(String words) {
        this.words = words;
    }

    /** As it stands in a sentence. */
    public String words() {
        return words;
    }

    /** Whether a signature as cosign 3 makes it, if nobody tells it otherwise, is seen. */
    public boolean seesBundles() {
        return this != COSIGN;
    }
}
