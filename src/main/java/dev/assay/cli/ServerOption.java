package dev.assay.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running Assay is asked, and what the question is signed in with. */
final class ServerOption {

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:ASSAY_SERVER:-http://localhost:8080}",
            description = "The Assay to ask (default: ${DEFAULT-VALUE}).")
    private String server = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = {
                "A file with a Kubernetes token to sign in with, read anew for each question (default: the token in ASSAY_TOKEN,"
                        + " if there is one).",
                "It is sent by https, and by http only to this machine (localhost, 127.*, [::1]) or to a name of the cluster: one"
                        + " without a dot, or one that ends in .svc or .svc.cluster.local."
            })
    private @Nullable Path tokenFile;

    /** The server's client; an address that is none is a {@link Failure}. */
    GateServer open() {
        return new GateServer(GateServer.address(server), token());
    }

    /** The same without a token, for what nobody signs in to. */
    GateServer openSignedOut() {
        return new GateServer(GateServer.address(server), BearerToken.none());
    }

    private BearerToken token() {
        if (tokenFile != null) {
            return BearerToken.in(tokenFile);
        }
        String token = System.getenv("ASSAY_TOKEN");
        return token == null ? BearerToken.none() : BearerToken.of(token);
    }
}
