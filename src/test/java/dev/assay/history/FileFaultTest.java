package dev.assay.history;

import static dev.assay.history.Postures.namespace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.sqlite.SQLiteDataSource;

/** A disk that does not do what it should: the history says so, and does what can be done. */
class FileFaultTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("history.db");
    }

    @Test
    void aFullDiskDegradesAndWhatIsKeptCanBeReadAfterwards() {
        write("web ghcr.io/acme/app:1 VERIFIED");
        try (Service service = Service.start(
                new FileDatabase(file, DataSize.ofKilobytes(160), Clock.systemUTC()), Clock.systemUTC())) {
            service.publish(Postures.of(namespace("shop", many(500))));

            assertDegraded(service, "is full, or the file has grown to");
        }
        assertThat(transitions()).isEqualTo(1);
    }

    @Test
    void aDiskThatHasRoomAgainTakesWhatWaited() {
        Database[] current = {new FileDatabase(file, DataSize.ofKilobytes(160), Clock.systemUTC())};
        Database changing = new ChangingDatabase(() -> current[0]);
        try (Service service = Service.start(changing, Clock.systemUTC())) {
            service.publish(Postures.of(namespace("shop", many(500))));
            assertDegraded(service, "is full");
            current[0] = database();
            service.rounds(3);

            assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.ON);
            assertThat(service.reader().transitions(Instant.EPOCH, 1000).orElseThrow())
                    .hasSize(500);
        }
    }

    @Test
    void aTinyDiskIsNoReasonToStop() throws IOException {
        try (TinyDisk disk = TinyDisk.mount(folder.resolve("tiny"));
                Service service = Service.start(
                        new FileDatabase(disk.folder().resolve("h.db"), FileDatabase.MOST, Clock.systemUTC()),
                        Clock.systemUTC())) {
            service.publish(Postures.of(namespace("shop", many(5_000))));

            assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.DEGRADED);
        }
    }

    @Test
    void aDiskThatTurnsReadOnlyDegrades() throws IOException {
        try (TinyDisk disk = TinyDisk.mount(folder.resolve("tiny"))) {
            Database onDisk = new FileDatabase(disk.folder().resolve("h.db"), FileDatabase.MOST, Clock.systemUTC());
            Service.start(onDisk, Clock.systemUTC()).close();
            disk.makeReadOnly();
            try (Service service = Service.start(onDisk, Clock.systemUTC())) {
                service.publish(Postures.of(namespace("shop", many(5))));

                assertDegraded(service, "cannot be written");
            }
        }
    }

    @Test
    void aFolderThatCannotBeMadeDegrades() {
        Database nowhere = new FileDatabase(Path.of("/proc/assay/history.db"), FileDatabase.MOST, Clock.systemUTC());
        try (Service service = Service.start(nowhere, Clock.systemUTC())) {
            assertDegraded(service, "'/proc/assay' cannot be used");
        }
    }

    @Test
    void aReadOnlyFolderDegrades() throws IOException {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root writes everywhere");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try (Service service = Service.start(database(), Clock.systemUTC())) {
            assertDegraded(service, "cannot be written");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFolderInPlaceOfTheFileDegrades() throws IOException {
        Files.createDirectory(file);
        try (Service service = Service.start(database(), Clock.systemUTC())) {
            assertDegraded(service, "is a folder: name a file with assay.history.path");
        }
    }

    @Test
    void whatIsNoDatabaseIsMovedAsideAndKept() throws IOException {
        Files.writeString(file, "Dear diary, ".repeat(1_000));

        assertBegunAnew();
        assertThat(Files.readString(aside().getFirst())).startsWith("Dear diary, ");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 5_000, 20_000, 40_000})
    void aTruncatedFileIsMovedAside(int bytes) throws IOException {
        write(many(300));
        try (RandomAccessFile truncated = new RandomAccessFile(file.toFile(), "rw")) {
            assertThat(truncated.length()).isGreaterThan(bytes);
            truncated.setLength(bytes);
        }

        assertBegunAnew();
        assertThat(aside()).hasSize(1);
    }

    @Test
    void anEmptyFileIsANewOne() throws IOException {
        Files.createFile(file);

        assertThat(transitions()).isZero();
        assertThat(aside()).isEmpty();
    }

    @Test
    void afterThreeDamagedFilesNoFurtherOneIsBegun() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.writeString(folder.resolve("history.db.damaged-2026112" + i + "T000000.000Z"), "x");
        }
        Files.writeString(file, "Dear diary, ".repeat(1_000));
        try (Service service = Service.start(database(), Clock.systemUTC())) {
            assertDegraded(service, "look at the disk, then remove them");
        }
        assertThat(Files.readString(file)).startsWith("Dear diary, ");
    }

    @Test
    void anOlderFormIsBroughtToThisOne() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        Schema.flyway(source).target(MigrationVersion.fromVersion("1")).load().migrate();
        execute("INSERT INTO transition VALUES (1, 1, 'x', NULL, 'VERIFIED', NULL, 'NO', 1)");

        write("web ghcr.io/acme/app:1 VERIFIED");
        assertThat(transitions()).isEqualTo(1);
        assertThat(aside()).isEmpty();
    }

    @Test
    void aNewerFormIsLeftAlone() throws IOException {
        write("web ghcr.io/acme/app:1 VERIFIED");
        execute("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, script, checksum, installed_by,"
                + " installed_on, execution_time, success FROM flyway_schema_history WHERE installed_rank = 1");
        byte[] before = Files.readAllBytes(file);
        try (Service service = Service.start(database(), Clock.systemUTC())) {
            service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

            assertDegraded(service, "it was written by a newer Assay (form 99, this one knows 4)");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(aside()).isEmpty();
    }

    @Test
    void aTableThatIsGoneIsDamage() {
        write("web ghcr.io/acme/app:1 VERIFIED");
        execute("DROP TABLE soak");

        assertBegunAnew();
    }

    @Test
    void aChangedLetterIsNeitherBelievedNorHidden() {
        write("web ghcr.io/acme/app:1 VERIFIED", "x ghcr.io/acme/web:2 VERIFIED");
        execute("UPDATE transition SET verdict = 'UNSIGNED' WHERE place = (SELECT min(place) FROM transition)");
        try (Service service = Service.start(database(), Clock.systemUTC())) {
            assertThat(service.reader().transitions(Instant.EPOCH, 10).orElseThrow())
                    .hasSize(1);
            assertThat(service.state().lost()).isEqualTo("Records whose checksum is wrong were left out.");
        }
    }

    private void assertBegunAnew() {
        try (Service service = Service.start(database(), Clock.systemUTC())) {
            service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));

            assertThat(service.state().phase()).as(service.state()::toString).isEqualTo(HistoryState.Phase.ON);
            assertThat(service.state().lost())
                    .startsWith("The history file was damaged: it was moved aside to '" + file + ".damaged-")
                    .endsWith("What was remembered before is lost.");
            assertThat(service.soaks().recall().problem())
                    .isEqualTo(service.state().lost());
            assertThat(service.reader().transitions(Instant.EPOCH, 10).orElseThrow())
                    .hasSize(1);
        }
    }

    private static void assertDegraded(Service service, String reason) {
        assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.DEGRADED);
        assertThat(service.state().reason()).contains(reason);
        assertThat(service.reader().transitions(Instant.EPOCH, 10)).isEmpty();
        assertThat(service.soaks().recall().problem()).contains(reason);
    }

    private FileDatabase database() {
        return new FileDatabase(file, FileDatabase.MOST, Clock.systemUTC());
    }

    private void write(String... places) {
        try (Service service = Service.start(database(), Clock.systemUTC())) {
            service.publish(Postures.of(namespace("shop", places)));
        }
    }

    private int transitions() {
        try (Service service = Service.start(database(), Clock.systemUTC())) {
            return service.reader()
                    .transitions(Instant.EPOCH, 10_000)
                    .orElseThrow()
                    .size();
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> aside() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().contains(".damaged-")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] many(int places) {
        return Stream.iterate(0, i -> i + 1)
                .limit(places)
                .map(i -> "web" + i + " ghcr.io/acme/app:" + i + " VERIFIED")
                .toArray(String[]::new);
    }
}
