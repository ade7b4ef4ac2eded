package dev.assay.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Without a subcommand it serves. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            ReplayCommand.class,
            RecordCommand.class,
            GateCommand.class,
            StatusCommand.class
        },
        sortOptions = false,
        description = "Shows which container images a Kubernetes cluster would refuse if its image-signature"
                + " policies were enforced today.",
        footer = {
            "",
            "Options with a dot, like --server.port=8081, are Spring Boot's.",
            "Exit status: 0 success, 1 the input cannot be used, 2 the command is wrong; for gate see 'assay gate --help'.",
            "",
            "Try it without a cluster:  java -jar assay.jar --demo"
        })
public final class AssayCommand implements Callable<Integer> {

    private final Server server;
    private final List<String> springArguments;

    @Mixin
    private ServeOptions options = new ServeOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private AssayCommand(Server server, List<String> springArguments) {
        this.server = server;
        this.springArguments = springArguments;
    }

    /**
     * Runs what was typed.
     *
     * @param arguments as the shell gave them
     * @param server is asked to serve, if that was typed
     * @return the exit status; 0 also when a server was started and goes on
     */
    public static int run(String[] arguments, Server server) {
        return run(arguments, server, writer(System.out), writer(System.err));
    }

    static int run(String[] arguments, Server server, PrintWriter out, PrintWriter err) {
        List<String> own = new ArrayList<>();
        List<String> springs = new ArrayList<>();
        for (String argument : arguments) {
            (isSprings(argument) ? springs : own).add(argument);
        }
        AssayCommand command = new AssayCommand(server, List.copyOf(springs));
        return new CommandLine(command, new Commands(server, springs))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, _) -> explain(problem))
                .setExecutionExceptionHandler((problem, commandLine, _) -> Failure.report(problem, commandLine))
                .execute(own.toArray(String[]::new));
    }

    /** Paths and messages hold any character, whatever the machine's locale. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public Integer call() {
        return options.serve(server, springArguments, spec.commandLine());
    }

    private static boolean isSprings(String argument) {
        int end = argument.indexOf('=');
        String name = end < 0 ? argument : argument.substring(0, end);
        return name.startsWith("--") && name.indexOf('.') > 0;
    }

    private static int explain(ParameterException problem) {
        String message = Text.plain(problem.getMessage() == null ? "the command is wrong" : problem.getMessage());
        String line = problem instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : message;
        problem.getCommandLine()
                .getErr()
                .println("assay: " + line + " (see '"
                        + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help')");
        return CommandLine.ExitCode.USAGE;
    }

    private static String unknown(UnmatchedArgumentException problem) {
        String what = Text.plain(problem.getUnmatched().getFirst());
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        Collection<String> known = problem.isUnknownOption()
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
        String line = (problem.isUnknownOption() ? "unknown option '" : "unexpected '") + what + "'";
        return Nearest.to(what, known)
                .map(near -> line + ", did you mean '" + near + "'?")
                .orElse(line);
    }

    /** Makes the subcommands, with what they need. */
    private record Commands(Server server, List<String> springArguments) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == ServeCommand.class) {
                return type.cast(new ServeCommand(server, springArguments));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
