package dev.assay.cluster;

import dev.assay.signer.Signer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keys and certificates as policies hold them: PEM, or the name of a place where a key is. */
final class KeyText {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]{1,40})-----([A-Za-z0-9+/=\\s]{0,16384}+)-----END \\1-----");

    private KeyText() {}

    /** The keys; several may stand one below the other. */
    static List<Signer> keys(String text) {
        if (!text.contains("-----BEGIN")) {
            return List.of(text.isBlank() ? new Signer.Unread("a key that is not there") : stored(text));
        }
        List<Signer> keys = new ArrayList<>();
        Matcher blocks = PEM.matcher(text);
        while (blocks.find()) {
            keys.add(block(blocks.group(1), blocks.group(2)));
        }
        return keys.isEmpty() ? List.of(new Signer.Unread("a key that is not whole")) : keys;
    }

    /** The certificate; the last of a chain is the one that others rest on. */
    static Signer certificate(String text) {
        List<Signer> found = keys(text);
        return found.getLast() instanceof Signer.PublicKey
                ? new Signer.Unread("a certificate that is a key")
                : found.getLast();
    }

    private static Signer block(String label, String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            if (der.length == 0) {
                return new Signer.Unread("a key that is empty");
            }
            String fingerprint = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(der));
            return label.equals("CERTIFICATE")
                    ? new Signer.Certificate(fingerprint)
                    : new Signer.PublicKey(fingerprint);
        } catch (IllegalArgumentException e) {
            return new Signer.Unread("a key that is not Base64");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Signer stored(String text) {
        return new Signer.StoredKey(text.length() <= Wire.LONGEST_NAME ? text : text.substring(0, Wire.LONGEST_NAME));
    }
}
