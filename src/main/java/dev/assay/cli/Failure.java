package dev.assay.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The command was right and could not be carried out. The message is one line for a person. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }

    /** Prints the line and gives the exit status. Anything else than a failure is a bug and keeps its trace. */
    static int report(Exception problem, CommandLine commandLine) throws Exception {
        if (!(problem instanceof Failure)) {
            throw problem;
        }
        PrintWriter err = commandLine.getErr();
        err.println("assay: " + Text.plain(String.valueOf(problem.getMessage())));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
