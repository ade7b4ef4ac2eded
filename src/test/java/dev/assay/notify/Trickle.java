package dev.assay.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers one request with a beginning, and then with the same piece ten times a second for as long as somebody listens. */
final class Trickle implements AutoCloseable {

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);

    Trickle(String beginning, String piece) throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> answer(beginning, piece));
    }

    URI address() {
        return URI.create("http://localhost:" + socket.getLocalPort() + "/");
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }

    private void answer(String beginning, String piece) {
        try (Socket connection = socket.accept()) {
            connection.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(100, TimeUnit.MILLISECONDS)) {
                connection.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
            }
        } catch (IOException e) {
            // Nobody listens any more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
