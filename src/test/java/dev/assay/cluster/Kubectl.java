package dev.assay.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** kubectl, as the administrator of a real API server, with a cache of its own: two servers may have had the same port. */
record Kubectl(Path program, Path kubeconfig, Path cache) {

    /** The one that lies beside the API server. */
    static Kubectl of(RealApi api, Path folder) {
        Path k8s = Path.of(Objects.requireNonNull(System.getenv("KUBE_API_TEST_DIR")), "k8s");
        try (Stream<Path> files = Files.walk(k8s, 2)) {
            Path program =
                    files.filter(file -> file.endsWith("kubectl")).findFirst().orElse(Path.of("kubectl"));
            Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), api.kubeconfig());
            return new Kubectl(program, kubeconfig, folder.resolve("cache"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed; fails the test if it failed. */
    String run(String... arguments) {
        return succeeded(attempt(arguments));
    }

    /** What a line for a shell that begins with {@code kubectl} printed; fails the test if it failed. */
    String typed(String line) {
        String self =
                "kubectl() { '%s' '--kubeconfig=%s' '--cache-dir=%s' \"$@\"; }\n".formatted(program, kubeconfig, cache);
        return succeeded(outcome(List.of("sh", "-c", self + line)));
    }

    Outcome attempt(String... arguments) {
        return outcome(Stream.concat(
                        Stream.of(program.toString(), "--kubeconfig=" + kubeconfig, "--cache-dir=" + cache),
                        Stream.of(arguments))
                .toList());
    }

    private static String succeeded(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.output()).isZero();
        return outcome.output();
    }

    private static Outcome outcome(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while kubectl ran", e);
        }
    }

    record Outcome(int status, String output) {}
}
