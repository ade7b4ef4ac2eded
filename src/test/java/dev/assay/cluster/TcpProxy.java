package dev.assay.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes connections on, until it is frozen: then they stay open and nothing comes through, as behind a dead router. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final URI target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean frozen;

    TcpProxy(URI target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create(target.getScheme() + "://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    /** Connections of this moment and, until it is thawed, new ones too are dead for good. */
    void freeze() {
        frozen = true;
    }

    /** New connections are passed on again. */
    void thaw() {
        frozen = false;
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                sockets.add(client);
                if (frozen) {
                    continue;
                }
                Socket server = new Socket(target.getHost(), target.getPort());
                sockets.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try (InputStream input = from.getInputStream();
                OutputStream output = to.getOutputStream()) {
            int count = input.read(buffer);
            while (count >= 0) {
                if (frozen) {
                    new java.util.concurrent.CountDownLatch(1).await();
                }
                output.write(buffer, 0, count);
                output.flush();
                count = input.read(buffer);
            }
        } catch (IOException e) {
            // One side ended the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
