package dev.assay.signer;

import java.util.Map;

/** One signer that a policy accepts, as far as its text says who that is. */
public sealed interface Signer {

    /**
     * Whoever holds the private half of a key.
     *
     * @param fingerprint SHA-256 of the public key in DER, in hexadecimal digits
     */
    record PublicKey(String fingerprint) implements Signer {}

    /**
     * Whoever holds a key that the policy only refers to.
     *
     * @param place as it is written: a KMS, a Secret, a variable
     */
    record StoredKey(String place) implements Signer {}

    /**
     * Whoever holds the key of a certificate, or of one that it issued.
     *
     * @param fingerprint SHA-256 of the certificate, in hexadecimal digits
     */
    record Certificate(String fingerprint) implements Signer {}

    /**
     * Whoever an issuer of short-lived certificates said to be somebody.
     *
     * @param subject who
     * @param issuer said by whom
     * @param extensions what else the certificate has to say
     * @param logged whether the signature has to be in a transparency log
     */
    record Identity(TextPattern subject, TextPattern issuer, Map<String, String> extensions, boolean logged)
            implements Signer {

        public Identity {
            extensions = Map.copyOf(extensions);
        }
    }

    /** Some of several, as one. */
    record Several(SignerSet set) implements Signer {}

    /**
     * A signer in a form that Assay does not know.
     *
     * @param form what can be said of it
     */
    record Unread(String form) implements Signer {}
}
