package dev.assay.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What questions are signed in with. A file is read anew for each question, as the kubelet replaces a projected token while it is
 * used. No message of this class holds the token.
 */
final class BearerToken {

    /** What to do where the server takes none, or not this one. */
    static final String WANTED = "the server lets nobody ask without a valid token (401): make one with"
            + " 'kubectl create token SERVICEACCOUNT --namespace NAMESPACE --audience assay',"
            + " and give it by --token-file or in ASSAY_TOKEN";

    private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern IN_THE_CLUSTER =
            Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?|.+\\.svc|.+\\.svc\\.cluster\\.local");

    @Nullable
    private final Path file;

    private final String text;

    private BearerToken(@Nullable Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Nobody signs in. */
    static BearerToken none() {
        return new BearerToken(null, "");
    }

    /** What is in the file, again and again. */
    static BearerToken in(Path file) {
        return new BearerToken(file, "");
    }

    /** This one; none if it is blank. */
    static BearerToken of(String text) {
        return new BearerToken(null, text.strip());
    }

    boolean given() {
        return file != null || !text.isEmpty();
    }

    /** The token for a question to this server; empty if none was given, a {@link Failure} where it must not or cannot be sent. */
    Optional<String> to(URI server) {
        if (!given()) {
            return Optional.empty();
        }
        if (!isSafe(server)) {
            throw new Failure("no token is sent to '" + server + "' without TLS: take https, or http to this machine"
                    + " or to a Service from within the cluster, like http://assay.assay.svc:8080");
        }
        String token = file == null ? text : read(file);
        if (!HEADER.matcher(token).matches()) {
            throw new Failure("the token is none: it has other characters than a header may have");
        }
        return Optional.of(token);
    }

    private static boolean isSafe(URI server) {
        if ("https".equalsIgnoreCase(server.getScheme())) {
            return true;
        }
        String host = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return THIS_MACHINE.matcher(host).matches()
                || IN_THE_CLUSTER.matcher(host).matches();
    }

    private static String read(Path file) {
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure("cannot read the token in '" + file + "'");
        }
        if (token.isEmpty()) {
            throw new Failure("there is no token in '" + file + "': it is blank");
        }
        return token;
    }
}
