package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.AssayApplication;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Streams of events over real connections. */
class LiveStreamsTest {

    @Test
    void openStreamsDoNotDelayTheEnd() throws Exception {
        List<Stream> streams = new ArrayList<>();
        ConfigurableApplicationContext service = start();
        for (int i = 0; i < 20; i++) {
            Stream stream = Stream.open(port(service));
            assertThat(stream.head()).contains("200", "text/event-stream");
            streams.add(stream);
        }

        Instant begin = Instant.now();
        service.close();

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
        for (Stream stream : streams) {
            assertThat(stream.rest()).as("the stream was ended").endsWith("0\r\n\r\n");
        }
    }

    @Test
    void eventsComeAtMostEveryTwoSecondsAndWhoLeavesMakesRoom() throws Exception {
        try (ConfigurableApplicationContext service = start()) {
            StandingSite site = StandingSite.of(service, port(service));
            List<Stream> streams = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                streams.add(Stream.open(site.port()));
            }
            for (Stream stream : streams) {
                assertThat(stream.head()).contains(" 200 ");
            }

            assertThat(site.get("/events").statusCode()).as("one too many").isEqualTo(503);

            for (int generation = 100; generation < 150; generation++) {
                site.show(Samples.cluster(generation, Map.of()));
            }
            Stream stream = streams.getFirst();
            await().atMost(Duration.ofSeconds(5)).until(() -> stream.sofar().contains("data: 149\n\n"));
            assertThat(stream.sofar().split("event: posture", -1)).hasSizeLessThanOrEqualTo(4);

            for (Stream one : streams) {
                one.socket.close();
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                site.show(Samples.cluster(System.nanoTime(), Map.of()));
                try (Stream again = Stream.open(site.port())) {
                    return again.head().contains(" 200 ");
                }
            });
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(AssayApplication.class)
                .properties("server.port=0", StandingSite.RECORDING, StandingSite.PAST)
                .run();
    }

    private static int port(ConfigurableApplicationContext service) {
        return Objects.requireNonNull(((WebServerApplicationContext) service).getWebServer())
                .getPort();
    }

    /** A browser that listens. */
    private record Stream(Socket socket, StringBuilder heard) implements AutoCloseable {

        static Stream open(int port) throws IOException {
            Socket socket = new Socket("localhost", port);
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new Stream(socket, new StringBuilder());
        }

        String head() throws IOException {
            InputStream in = socket.getInputStream();
            while (heard.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException("The stream ended before it began: " + heard);
                }
                heard.append((char) next);
            }
            return heard.toString();
        }

        String sofar() throws IOException {
            InputStream in = socket.getInputStream();
            heard.append(new String(in.readNBytes(in.available()), StandardCharsets.US_ASCII));
            return heard.toString();
        }

        String rest() throws IOException {
            heard.append(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            return heard.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
