package dev.assay.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves pages, API and metrics. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Serves the posture page, the API and the metrics on http://localhost:8080 (the default command).",
        footer = {"", "Options with a dot, like --server.port=8081, are Spring Boot's."})
final class ServeCommand implements Callable<Integer> {

    private final Server server;
    private final List<String> springArguments;

    @Mixin
    private ServeOptions options = new ServeOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ServeCommand(Server server, List<String> springArguments) {
        this.server = server;
        this.springArguments = springArguments;
    }

    @Override
    public Integer call() {
        return options.serve(server, springArguments, spec.commandLine());
    }
}
