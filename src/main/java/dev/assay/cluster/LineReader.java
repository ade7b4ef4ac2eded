package dev.assay.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length, so that no input can fill the memory. */
final class LineReader {

    /** A real watch event is below 2 MB, the most that etcd stores, and a little more in JSON. */
    static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final InputStream input;
    private byte[] line = new byte[8_192];
    private int length;
    private boolean tooLong;

    LineReader(InputStream input) {
        this.input = input;
    }

    /**
     * The next line without its end; null after the last one. A line that is too long is read to its end and comes as blank
     * text, see {@link #tooLong()}.
     */
    @Nullable
    String next() throws IOException {
        length = 0;
        tooLong = false;
        int read = input.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            keep((byte) read);
            read = input.read();
        }
        return tooLong ? "" : new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether the line that came last was longer than {@link #LONGEST_LINE}. */
    boolean tooLong() {
        return tooLong;
    }

    private void keep(byte one) {
        if (length == LONGEST_LINE) {
            tooLong = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, line.length * 2);
        }
        line[length++] = one;
    }
}
