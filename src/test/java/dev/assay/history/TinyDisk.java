package dev.assay.history;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of 512 KB, in memory. Only root may mount one. */
record TinyDisk(Path folder) implements AutoCloseable {

    /** Mounts one; skips the test where that is not allowed. */
    static TinyDisk mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=512k", "assay-test", folder.toString());
        assumeTrue(mounted, "a file system of its own cannot be mounted here");
        return new TinyDisk(folder);
    }

    void makeReadOnly() {
        assumeTrue(run("mount", "-o", "remount,ro", folder.toString()), "the file system cannot be made read-only");
    }

    @Override
    public void close() {
        run("umount", folder.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
