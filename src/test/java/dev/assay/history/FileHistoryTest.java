package dev.assay.history;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryTest extends HistoryContract {

    @TempDir
    private Path folder;

    @Override
    Database database() {
        return new FileDatabase(folder.resolve("deep/er/history.db"), FileDatabase.MOST, Clock.systemUTC());
    }
}
