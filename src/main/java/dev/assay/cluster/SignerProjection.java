package dev.assay.cluster;

import dev.assay.signer.Signer;
import dev.assay.signer.SignerSet;
import dev.assay.signer.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads whom a policy expects to have signed. What cannot be read is a signer too, that says so. */
final class SignerProjection {

    /** Attestors may hold attestors; nobody writes more levels than this. */
    private static final int DEEPEST = 4;

    private SignerProjection() {}

    /** Of a {@code verifyImages} entry: its attestors, and the fields that were there before them. */
    static List<SignerSet> of(JsonNode entry) {
        List<SignerSet> sets = new ArrayList<>();
        for (JsonNode attestor : Wire.list(entry, "attestors")) {
            sets.add(set(attestor, DEEPEST));
        }
        List<Signer> old = beforeAttestors(entry);
        if (!old.isEmpty()) {
            sets.add(new SignerSet("", old.size(), old));
        }
        return sets;
    }

    /** Of an attestor of an ImageValidatingPolicy. */
    static SignerSet ofNamed(JsonNode attestor) {
        List<Signer> signers = new ArrayList<>();
        JsonNode cosign = attestor.path("cosign");
        if (cosign.path("key").isObject()) {
            signers.addAll(celKeys(cosign.path("key")));
        }
        boolean logged = !Wire.flag(cosign, false, "ctlog", "insecureIgnoreTlog");
        for (JsonNode identity : Wire.list(cosign, "keyless", "identities")) {
            signers.add(identity(
                    identity, cosign.path("keyless"), TextPattern.exact(Wire.text(identity, "subject")), logged));
        }
        if (cosign.path("certificate").isObject()) {
            signers.add(celCertificate(cosign.path("certificate").path("cert")));
        }
        if (attestor.path("notary").isObject()) {
            signers.add(celCertificate(attestor.path("notary").path("certs")));
        }
        if (signers.isEmpty()) {
            signers.add(new Signer.Unread("an attestor of a form Assay does not know"));
        }
        return new SignerSet(Wire.text(attestor, "name"), 1, signers);
    }

    /** Without a count, or with 0, all of them; a text of several keys is as many entries. */
    private static SignerSet set(JsonNode attestor, int deeper) {
        List<Signer> signers = new ArrayList<>();
        for (JsonNode entry : Wire.list(attestor, "entries")) {
            signers.addAll(entry(entry, deeper));
        }
        long count = Wire.number(attestor, "count");
        return new SignerSet("", count <= 0 ? signers.size() : Math.clamp(count, 1, Integer.MAX_VALUE), signers);
    }

    private static List<Signer> entry(JsonNode entry, int deeper) {
        if (entry.path("keys").isObject()) {
            return keys(entry.path("keys"));
        }
        if (entry.path("keyless").isObject()) {
            JsonNode keyless = entry.path("keyless");
            boolean logged = !Wire.flag(keyless, false, "rekor", "ignoreTlog");
            return List.of(identity(keyless, keyless, TextPattern.wildcard(Wire.text(keyless, "subject")), logged));
        }
        if (entry.path("certificates").isObject()) {
            String own = Wire.raw(entry, "certificates", "cert");
            return List.of(KeyText.certificate(own.isEmpty() ? Wire.raw(entry, "certificates", "certChain") : own));
        }
        if (entry.path("attestor").isObject() && deeper > 0) {
            return List.of(new Signer.Several(set(entry.path("attestor"), deeper - 1)));
        }
        return List.of(new Signer.Unread("an attestor of a form Assay does not know"));
    }

    private static List<Signer> keys(JsonNode keys) {
        String texts = Wire.raw(keys, "publicKeys");
        if (!texts.isEmpty()) {
            return KeyText.keys(texts);
        }
        String secret = Wire.text(keys, "secret", "name");
        if (!secret.isEmpty()) {
            return List.of(new Signer.StoredKey("Secret " + Wire.text(keys, "secret", "namespace") + "/" + secret));
        }
        return KeyText.keys(Wire.raw(keys, "kms"));
    }

    private static List<Signer> celKeys(JsonNode key) {
        String data = Wire.raw(key, "data");
        if (!data.isEmpty()) {
            return KeyText.keys(data);
        }
        String expression = Wire.text(key, "expression");
        return expression.isEmpty()
                ? KeyText.keys(Wire.raw(key, "kms"))
                : List.of(new Signer.StoredKey("expression " + expression));
    }

    private static Signer celCertificate(JsonNode certificate) {
        String expression = Wire.text(certificate, "expression");
        return expression.isEmpty()
                ? KeyText.certificate(Wire.raw(certificate, "value"))
                : new Signer.StoredKey("expression " + expression);
    }

    /** An expression for the subject is shown as it stands: what it gives is not known. */
    private static Signer identity(JsonNode identity, JsonNode keyless, TextPattern subject, boolean logged) {
        String expression = Wire.text(identity, "subjectExpression");
        if (!expression.isEmpty()) {
            return new Signer.Unread("an identity whose subject is the expression " + expression);
        }
        TextPattern issuer = TextPattern.wildcard(Wire.text(identity, "issuer"));
        return new Signer.Identity(
                either(subject, Wire.text(identity, "subjectRegExp")),
                either(issuer, Wire.text(identity, "issuerRegExp")),
                Wire.map(keyless, "additionalExtensions"),
                logged);
    }

    private static TextPattern either(TextPattern written, String regexp) {
        return regexp.isEmpty() ? written : TextPattern.regexp(regexp);
    }

    private static List<Signer> beforeAttestors(JsonNode entry) {
        List<Signer> signers = new ArrayList<>();
        String key = Wire.raw(entry, "key");
        if (!key.isEmpty()) {
            signers.addAll(KeyText.keys(key));
        }
        TextPattern subject = TextPattern.wildcard(Wire.text(entry, "subject"));
        TextPattern issuer = TextPattern.wildcard(Wire.text(entry, "issuer"));
        if (!subject.equals(TextPattern.ANY) || !issuer.equals(TextPattern.ANY)) {
            signers.add(new Signer.Identity(subject, issuer, Map.of(), true));
        }
        return signers;
    }
}
