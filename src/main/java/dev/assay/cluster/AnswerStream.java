package dev.assay.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read by one thread that never waits blindly: while nothing of use comes, a {@link Patience} decides.
 * At most one piece is asked for in advance, so a slow reader slows the server down instead of filling the memory.
 */
final class AnswerStream extends InputStream {

    static final Duration TICK = Duration.ofSeconds(1);

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
    private final Patience patience;
    private @Nullable AsyncBody body;
    private long waitedNanos;
    private boolean asked;
    private boolean ended;

    AnswerStream(Patience patience) {
        this.patience = patience;
    }

    /** Takes a piece, on the client's thread. */
    void take(List<ByteBuffer> content) {
        pieces.add(new Piece(content, false, null));
    }

    /** Reads this body from now on. */
    void open(AsyncBody opened) {
        body = opened;
        CompletableFuture<Void> _ =
                opened.done().whenComplete((_, problem) -> pieces.add(new Piece(List.of(), true, problem)));
    }

    /** Something of use came. Single bytes are not: a server that sends one now and then would be waited for for ever. */
    void progressed() {
        waitedNanos = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (buffers.isEmpty()) {
            if (ended) {
                return -1;
            }
            await();
        }
        ByteBuffer buffer = buffers.getFirst();
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        if (!buffer.hasRemaining()) {
            buffers.removeFirst();
        }
        return count;
    }

    /** Gives the connection up, if the body did not end by itself. */
    @Override
    public void close() {
        if (body != null) {
            body.cancel();
        }
    }

    private void await() throws IOException {
        if (!asked && body != null) {
            asked = true;
            body.consume();
        }
        Piece piece = null;
        while (piece == null) {
            piece = poll();
            if (waitedNanos >= TICK.toNanos()) {
                patience.waited(Duration.ofNanos(waitedNanos));
            }
        }
        asked = false;
        ended = piece.last();
        Throwable problem = piece.problem();
        if (problem != null) {
            throw new IOException(ApiServer.reason(problem), problem);
        }
        piece.content().stream().filter(ByteBuffer::hasRemaining).forEach(buffers::add);
    }

    private @Nullable Piece poll() throws InterruptedIOException {
        long since = System.nanoTime();
        try {
            return pieces.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closed");
        } finally {
            waitedNanos += System.nanoTime() - since;
        }
    }

    private record Piece(
            List<ByteBuffer> content,
            boolean last,
            @Nullable Throwable problem) {}
}
