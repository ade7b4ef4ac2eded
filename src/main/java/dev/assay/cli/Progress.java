package dev.assay.cli;

import dev.assay.cluster.RecordingListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;

/** Tells on standard error how a replay goes: lines that were skipped, and on a terminal how far it is. */
final class Progress implements RecordingListener {

    private static final int MOST_TOLD = 20;
    private static final int STEP = 2_000;

    private final PrintWriter err;
    private final boolean terminal;
    private long skipped;
    private boolean line;

    Progress(PrintWriter err) {
        this.err = err;
        this.terminal = onTerminal();
    }

    @Override
    public void skipped(String source, long number, String reason) {
        clear();
        skipped++;
        if (skipped <= MOST_TOLD) {
            err.println("assay: " + Text.plain(source) + ", line " + number + " is skipped: " + reason);
        }
    }

    @Override
    public void reached(long lines, Instant at) {
        if (terminal && lines % STEP == 0) {
            err.print("\r" + lines + " lines, " + at);
            err.flush();
            line = true;
        }
    }

    /** Says how many lines were skipped, if any. */
    void finish() {
        clear();
        if (skipped > 0) {
            err.println("assay: " + skipped + (skipped == 1 ? " line was skipped" : " lines were skipped"));
        }
    }

    private void clear() {
        if (line) {
            err.print("\r\u001b[K");
            err.flush();
            line = false;
        }
    }

    /** Java does not tell whether standard error is a terminal; Linux does. */
    private static boolean onTerminal() {
        try {
            Path target = Path.of("/proc/self/fd/2").toRealPath();
            return target.startsWith("/dev/pts") || target.equals(Path.of("/dev/tty"));
        } catch (IOException e) {
            return false;
        }
    }
}
