package dev.assay.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.unit.DataSize;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/** A SQLite file. One connection writes and one reads, which a write-ahead log lets them do at the same time. */
final class FileDatabase implements Database {

    /** However much happens, the history leaves the rest of its volume to others. */
    static final DataSize MOST = DataSize.ofGigabytes(2);

    private static final Logger LOG = LoggerFactory.getLogger(FileDatabase.class);
    private static final String MAGIC = "SQLite format 3\0";
    private static final String SOUND = "ok";
    private static final String MAY_MISS =
            "The history file was damaged and could be repaired; single records may be missing.";
    private static final long PAGE_BYTES = 4_096;
    private static final int MOST_ASIDE = 3;
    private static final int SQL_ERROR = 1;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final DataSize most;
    private final Clock clock;

    FileDatabase(Path file, DataSize most, Clock clock) {
        this.file = file.toAbsolutePath();
        this.most = most;
        this.clock = clock;
    }

    @Override
    public Connections open() {
        try {
            boolean begun = prepare();
            SQLiteDataSource source = source();
            if (begun) {
                check(source);
            }
            migrate(source);
            return connect(source, begun ? () -> review(source) : () -> "");
        } catch (IOException | SQLException e) {
            throw explain(e);
        }
    }

    @Override
    public HistoryFault explain(Throwable failure) {
        if (failure instanceof HistoryFault known) {
            return known;
        }
        SQLiteException told = told(failure);
        if (told != null) {
            return explain(told, failure);
        }
        if (failure instanceof FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            return unavailable("'" + e.getFile() + "' cannot be used: " + reason, failure);
        }
        return unavailable("'" + file + "' cannot be used: " + failure, failure);
    }

    @Override
    public String setAside() {
        String damaged = file.getFileName() + ".damaged-";
        try (Stream<Path> beside = Files.list(file.resolveSibling(""))) {
            long aside = beside.filter(path -> path.getFileName().toString().matches("\\Q" + damaged + "\\E[0-9TZ.]+"))
                    .count();
            if (aside >= MOST_ASIDE) {
                throw unavailable(
                        "'" + file + "' is damaged, and so were " + aside + " before it, which lie beside it: look at"
                                + " the disk, then remove them",
                        null);
            }
            Path target = file.resolveSibling(damaged + STAMP.format(clock.instant()));
            for (String suffix : List.of("", "-wal", "-shm")) {
                Path part = file.resolveSibling(file.getFileName() + suffix);
                if (Files.exists(part)) {
                    Files.move(part, target.resolveSibling(target.getFileName() + suffix));
                }
            }
            return "The history file was damaged: it was moved aside to '" + target + "' and a new one begun at "
                    + clock.instant() + ". What was remembered before is lost.";
        } catch (IOException e) {
            throw unavailable("'" + file + "' is damaged and cannot be moved aside: " + e, e);
        }
    }

    /** Makes the folder; says whether there is a file with something in it. */
    private boolean prepare() throws IOException {
        if (Files.isDirectory(file)) {
            throw unavailable("'" + file + "' is a folder: name a file with assay.history.path", null);
        }
        Files.createDirectories(file.resolveSibling(""));
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] start = input.readNBytes(MAGIC.length());
            if (!MAGIC.equals(new String(start, StandardCharsets.ISO_8859_1))) {
                throw new HistoryFault(HistoryFault.Kind.DAMAGED, "'" + file + "' is no SQLite database");
            }
        }
        return true;
    }

    private SQLiteDataSource source() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(5_000);
        config.setCacheSize(-2_000);
        config.setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, Long.toString(most.toBytes() / PAGE_BYTES));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /**
     * Throws unless the pages fit together. A changed letter in a value is not seen here: that is what {@link RowSum} is for.
     */
    private void check(SQLiteDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            require(ask(statement, "quick_check"));
        }
    }

    /** Whether each index fits its table; one that does not is made anew, or rows could not be found. Ten times as slow. */
    private String review(SQLiteDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (ask(statement, "integrity_check").equals(SOUND)) {
                return "";
            }
            statement.execute("REINDEX");
            require(ask(statement, "integrity_check"));
            return MAY_MISS;
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    private void require(String answer) {
        if (!answer.equals(SOUND)) {
            throw new HistoryFault(HistoryFault.Kind.DAMAGED, "'" + file + "' is damaged: " + answer);
        }
    }

    private static String ask(Statement statement, String check) throws SQLException {
        try (ResultSet answer = statement.executeQuery("PRAGMA " + check + "(1)")) {
            return answer.next() ? String.valueOf(answer.getString(1)).strip() : "nothing";
        }
    }

    /** What Flyway or the driver stumble over while they read a file that can be read is no file of ours. */
    private void migrate(SQLiteDataSource source) {
        try {
            Schema.migrate(source);
        } catch (HistoryFault e) {
            throw e;
        } catch (RuntimeException e) {
            SQLiteException told = told(e);
            boolean unread = told != null && told.getErrorCode() != SQL_ERROR;
            throw unread ? explain(e) : damaged("its tables are not as Assay made them", e);
        }
    }

    private Connections connect(SQLiteDataSource source, Supplier<String> review) throws SQLException {
        Connection writing = source.getConnection();
        try {
            Connection reading = source.getConnection();
            Runnable closing = () -> {
                close(reading);
                close(writing);
            };
            return new Connections(
                    new SingleConnectionDataSource(writing, true),
                    new SingleConnectionDataSource(reading, true),
                    closing,
                    review);
        } catch (SQLException e) {
            close(writing);
            throw e;
        }
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("'{}' was not closed well", file, e);
        }
    }

    private HistoryFault explain(SQLiteException told, Throwable failure) {
        return switch (told.getErrorCode() & 0xff) {
            case 11, 26 -> damaged("'" + file + "' is damaged", failure);
            case 19, 20, 24 -> damaged("'" + file + "' holds what was never written: " + told.getMessage(), failure);
            case 13 ->
                unavailable(
                        "the disk of '" + file + "' is full, or the file has grown to " + most.toMegabytes() + " MB",
                        failure);
            case 3, 8, 14 -> unavailable("'" + file + "' cannot be written", failure);
            case 5, 6 -> unavailable("another process holds '" + file + "'", failure);
            case 10 -> unavailable("the disk of '" + file + "' does not work: " + told.getMessage(), failure);
            default -> unavailable("'" + file + "' cannot be used: " + told.getMessage(), failure);
        };
    }

    private static HistoryFault damaged(String reason, Throwable cause) {
        return new HistoryFault(HistoryFault.Kind.DAMAGED, reason, cause);
    }

    private static HistoryFault unavailable(String reason, @Nullable Throwable cause) {
        return cause == null
                ? new HistoryFault(HistoryFault.Kind.UNAVAILABLE, reason)
                : new HistoryFault(HistoryFault.Kind.UNAVAILABLE, reason, cause);
    }

    private static @Nullable SQLiteException told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException told) {
                return told;
            }
        }
        return null;
    }
}
