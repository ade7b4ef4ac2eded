package dev.assay.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of its own, so that its memory and time are counted alone. Ends with this one. */
final class Child implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final double KILOBYTES_PER_MEGABYTE = 1_000_000 / 1_024.0;
    private static final long PATIENCE_SECONDS = 10;

    private final Process process;

    private Child(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts Java; standard error goes to a file. */
    static Child java(Path errors, List<String> arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(JAVA), arguments.stream()).toList();
        return new Child(
                new ProcessBuilder(command).redirectError(errors.toFile()).start());
    }

    /** Starts a class of this class path. */
    static Child main(Path errors, String heap, Class<?> main, String argument) throws IOException {
        return java(
                errors,
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        heap,
                        "-classpath",
                        CLASS_PATH,
                        main.getName(),
                        argument));
    }

    /** Starts it with nothing kept of what it prints. */
    static Child quiet(Path output, List<String> arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(JAVA), arguments.stream()).toList();
        File file = output.toFile();
        return new Child(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(file)
                .start());
    }

    /** What follows {@code sign} in the next line that begins with it; waits for it. */
    String line(String sign) throws IOException {
        String line = line();
        while (!line.startsWith(sign)) {
            line = line();
        }
        return line.substring(sign.length());
    }

    /** The next line that it prints; waits for it. */
    String line() throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        if (line == null) {
            throw new IOException("'" + process.info().commandLine().orElse("A process") + "' ended early");
        }
        return line;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** The most resident memory that it had, in megabytes of a million bytes. */
    double peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / KILOBYTES_PER_MEGABYTE;
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
