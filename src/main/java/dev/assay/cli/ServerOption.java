package dev.assay.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Which running Assay is asked. */
final class ServerOption {

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:ASSAY_SERVER:-http://localhost:8080}",
            description = "The Assay to ask (default: ${DEFAULT-VALUE}).")
    private String server = "";

    /** Where it is; an address that is none is a {@link Failure}. */
    URI address() {
        return GateServer.address(server);
    }
}
