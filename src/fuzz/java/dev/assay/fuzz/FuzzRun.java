package dev.assay.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Gives each target some seconds, in a process of its own, and ends with 1 if one found something. What was found lies in
 * {@code target/fuzz/findings}, what was tried and led somewhere new in {@code target/fuzz/corpus}, for the next run.
 */
public final class FuzzRun {

    private static final Path ROOT = Path.of("target", "fuzz");
    private static final int LARGEST_INPUT = 65_536;
    private static final long PATIENCE_SECONDS = 600;

    private FuzzRun() {}

    /**
     * Runs them.
     *
     * @param arguments how many seconds each, and the names of the targets; none for all
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long seconds = Long.parseLong(arguments[0]);
        List<String> names =
                Stream.of(arguments).skip(1).filter(name -> !name.isEmpty()).toList();
        List<FuzzTarget> targets = Arrays.stream(FuzzTarget.values())
                .filter(target -> names.isEmpty() || names.contains(target.label()))
                .toList();
        boolean clean = !targets.isEmpty();
        System.out.println("| target | executions | per second | edges | features | corpus | findings |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (FuzzTarget target : targets) {
            clean &= run(target, seconds);
        }
        System.exit(clean ? 0 : 1);
    }

    private static boolean run(FuzzTarget target, long seconds) throws IOException, InterruptedException {
        Path log = Files.createDirectories(ROOT.resolve("logs")).resolve(target.label() + ".txt");
        Path findings = Files.createDirectories(ROOT.resolve("findings").resolve(target.label()));
        Process process = new ProcessBuilder(command(target, seconds, findings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread end = new Thread(() -> kill(process));
        Runtime.getRuntime().addShutdownHook(end);
        boolean ended = process.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
        kill(process);
        Runtime.getRuntime().removeShutdownHook(end);
        FuzzFigures figures = FuzzFigures.of(log, seconds);
        boolean clean = ended && process.exitValue() == 0;
        System.out.println(figures.row(target.label(), ended ? found(clean, log) : "did not end, see " + log));
        return clean;
    }

    private static String found(boolean clean, Path log) {
        return clean ? "none" : "see " + log;
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static List<String> command(FuzzTarget target, long seconds, Path findings) throws IOException {
        Path corpus = Files.createDirectories(ROOT.resolve("corpus").resolve(target.label()));
        Path seeds = target.seeds().write(ROOT.resolve("seeds").resolve(target.label()));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=dev.assay.**",
                "--custom_hook_excludes=dev.assay.fuzz.**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + seconds,
                "-max_len=" + LARGEST_INPUT,
                "-timeout=60",
                "-rss_limit_mb=3000",
                "-dict=" + target.words(),
                corpus.toString(),
                seeds.toString());
    }
}
