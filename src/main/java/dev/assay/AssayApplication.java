package dev.assay;

import dev.assay.cli.AssayCommand;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;

/** Starts Assay. */
@SpringBootApplication
public class AssayApplication {

    /** Runs what was typed; see {@code assay --help}. */
    public static void main(String[] arguments) {
        int status = AssayCommand.run(arguments, AssayApplication::serve);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int serve(Map<String, Object> defaults, List<String> arguments) {
        SpringApplication application = new SpringApplication(AssayApplication.class);
        application.setDefaultProperties(defaults);
        try {
            application.run(arguments.toArray(String[]::new));
            return CommandLine.ExitCode.OK;
        } catch (RuntimeException _) {
            // Spring has told why, with a way out where it knows one: its stack trace would only push that away.
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
