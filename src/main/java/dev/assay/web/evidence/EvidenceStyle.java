package dev.assay.web.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The look of the page, which stands inside of it so that a saved copy has it too. Its content security policy allows
 * exactly this text by its hash, and nothing else.
 */
final class EvidenceStyle {

    private final String text;
    private final String policy;

    EvidenceStyle() {
        this.text = read();
        this.policy = "default-src 'none'; style-src 'sha256-" + hash(text) + "'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    String text() {
        return text;
    }

    String contentSecurityPolicy() {
        return policy;
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(EvidenceStyle.class.getResourceAsStream("evidence.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
