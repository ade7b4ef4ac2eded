package dev.assay.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real PostgreSQL server of this machine's packages. It refuses to run as root, so that then it runs as postgres. */
final class PostgresServer implements AutoCloseable {

    private final Path programs;
    private final Path folder;
    private final int port;
    private int databases;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one; skips the test where there is none to start, fails it under CI. */
    static PostgresServer start() {
        Optional<Path> programs = programs();
        if ("true".equals(System.getenv("ASSAY_CI"))) {
            assertThat(programs).as("PostgreSQL is installed").isPresent();
        }
        assumeTrue(programs.isPresent(), "there is no PostgreSQL; install the package 'postgresql'");
        try {
            Path folder = Files.createTempDirectory("assay-postgres");
            PostgresServer server = new PostgresServer(programs.orElseThrow(), folder, freePort());
            server.begin();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a database and says where it is. */
    SharedProperties newDatabase() {
        databases++;
        try (Connection connection = DriverManager.getConnection(url("postgres"), "assay", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE history" + databases);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new SharedProperties(url("history" + databases), "assay", "");
    }

    void resume() {
        run("pg_ctl", "-w", "-D", data(), "-l", folder.resolve("log").toString(), "-o", options(), "start");
    }

    void crash() {
        run("pg_ctl", "-w", "-D", data(), "-m", "immediate", "stop");
    }

    @Override
    public void close() {
        crash();
        run("rm", "-r", folder.toString());
    }

    private void begin() throws IOException {
        if (root()) {
            execute(List.of("chown", "postgres", folder.toString()));
        }
        run("initdb", "-D", data(), "-U", "assay", "-A", "trust", "-N", "--no-locale", "-E", "UTF8");
        resume();
    }

    private String options() {
        return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder
                + " -c fsync=off -c shared_buffers=8MB";
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(root() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        Path ours = programs.resolve(program);
        command.add(Files.exists(ours) ? ours.toString() : program);
        command.addAll(Arrays.asList(arguments));
        execute(command);
    }

    private void execute(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).as(command::toString).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> programs() {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
