package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Lists everything with one {@code curl}, page by page over one connection, and throws it away: no client can be faster.
 *
 * @param requests its configuration
 */
record Curl(Path requests) {

    static Curl of(Site api, Path folder) throws IOException, InterruptedException {
        Path requests = folder.resolve("curl.config");
        String pages = api.get("/bench/pages")
                .lines()
                .map(page -> "url = \"" + api.address() + page + "\"\noutput = \"/dev/null\"\n")
                .collect(Collectors.joining());
        Files.writeString(requests, pages);
        return new Curl(requests);
    }

    /** How long it took. */
    double seconds() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process curl = new ProcessBuilder("curl", "--fail", "--silent", "--config", requests.toString())
                .inheritIO()
                .start();
        if (curl.waitFor() != 0) {
            throw new IOException("curl ended with status " + curl.exitValue());
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
