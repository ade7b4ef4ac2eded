package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The packaged service, started as it is shipped.
 *
 * @param process its process
 * @param site its pages
 * @param beginNanos when it was started
 */
record Assay(Child process, Site site, long beginNanos) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofMillis(20);

    static Assay start(Site api, Path jar, Path options, Path logs) throws IOException {
        Path kubeconfig = logs.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: bench
                clusters: [{name: bench, cluster: {server: "%s"}}]
                contexts: [{name: bench, context: {cluster: bench, user: bench}}]
                users: [{name: bench, user: {token: bench}}]
                """.formatted(api.address()));
        String port = String.valueOf(LiveBenchmark.freePort());
        long begin = System.nanoTime();
        Child process = Child.quiet(
                logs.resolve("assay.log"),
                List.of(
                        "@" + options,
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "--server.port=" + port,
                        // All readers are at one address.
                        "--assay.access.requests-per-minute=1000000",
                        "--assay.history.path=" + logs.resolve("history-" + port + ".db")));
        return new Assay(process, Site.at(port), begin);
    }

    /** Seconds from the start until the posture is complete; waits for that. */
    double untilComplete() throws InterruptedException, IOException {
        while (System.nanoTime() - beginNanos < PATIENCE.toNanos()) {
            if (!process.alive()) {
                throw new IOException("Assay ended; see its log in target/bench/live");
            }
            if (complete()) {
                return (System.nanoTime() - beginNanos) / 1e9;
            }
            Thread.sleep(TICK);
        }
        throw new IOException("Assay has no complete posture after " + PATIENCE.toMinutes() + " minutes");
    }

    private boolean complete() throws InterruptedException {
        try {
            return site.get("/api/v1/self").contains("\"complete\":true");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
