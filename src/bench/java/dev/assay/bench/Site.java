package dev.assay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A web server, asked one thing at a time. Safe for many threads. */
record Site(HttpClient client, String address) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Site at(String port) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Site(client, "http://127.0.0.1:" + port);
    }

    /** The body of the answer, which must be a good one. */
    String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("'" + path + "' gave status " + answer.statusCode());
        }
        return answer.body();
    }
}
