package dev.assay.cli;

import dev.assay.cluster.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens a recording that somebody named. */
final class RecordingFile {

    private static final String STANDARD_INPUT = "-";

    private RecordingFile() {}

    static void replay(String file, Recording recording) {
        String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
        try (InputStream input = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
            if (recording.replay(name, input) == 0) {
                throw new Failure("'" + name + "' has no valid line of a recording");
            }
        } catch (NoSuchFileException e) {
            throw new Failure("cannot read '" + name + "': there is no such file");
        } catch (IOException e) {
            throw new Failure("cannot read '" + name + "': " + e.getMessage());
        }
    }
}
