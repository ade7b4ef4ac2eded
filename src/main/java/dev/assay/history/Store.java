package dev.assay.history;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An open database with its tables. One thread writes; any may read, one at a time. */
final class Store implements AutoCloseable {

    private static final int SQLITE_ERROR = 1;

    private static final List<String> PROBES = List.of(
            "SELECT id, engine, policy, namespace, workload_kind, workload, container_kind, container, image, first_seen,"
                    + " last_seen, verdict, cause, refused, checksum FROM place LIMIT 1",
            "SELECT place, at, namespace, was, verdict, cause, refused, checksum FROM transition LIMIT 1",
            "SELECT day, namespace, unsigned, untrusted, error, unevaluated, excepted, skipped, verified, refused,"
                    + " checksum FROM tally LIMIT 1",
            "SELECT subject, form, part, at, report, checksum FROM evidence LIMIT 1",
            "SELECT engine, policy, namespace, basis, clean_millis, confirmed_at, checksum FROM soak LIMIT 1",
            "SELECT name, value, checksum FROM service LIMIT 1");

    private final Database.Connections connections;
    private final JdbcTemplate writing;
    private final JdbcTemplate reading;
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshots;
    private boolean closed;

    Store(Database.Connections connections) {
        this.connections = connections;
        this.writing = new JdbcTemplate(connections.writing());
        this.reading = new JdbcTemplate(connections.reading());
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(connections.writing()));
        this.snapshots = new TransactionTemplate(new JdbcTransactionManager(connections.reading()));
    }

    /** Throws if a table is not as this version made it. */
    void probe() {
        try {
            PROBES.forEach(probe -> writing.query(probe, row -> {}));
        } catch (BadSqlGrammarException e) {
            throw damaged(e);
        } catch (UncategorizedSQLException e) {
            throw told(e) == SQLITE_ERROR ? damaged(e) : e;
        }
    }

    /** Looks closely at what was there before; says in plain words what may be missing, blank if nothing. Takes seconds. */
    String review() {
        return connections.review().get();
    }

    /** For the writing thread only. */
    JdbcTemplate writing() {
        return writing;
    }

    /** All of it or nothing; for the writing thread only. */
    void write(Runnable work) {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        try {
            transactions.executeWithoutResult(status -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    failure.set(e);
                    status.setRollbackOnly();
                }
            });
        } catch (RuntimeException e) {
            // SQLite has rolled back itself when the disk is full, and does not do it twice
            failure.compareAndSet(null, e);
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    /** All of it as of one moment. */
    synchronized <T> T read(Function<JdbcTemplate, T> work) {
        if (closed) {
            throw new HistoryFault(HistoryFault.Kind.UNAVAILABLE, "it was just closed");
        }
        return snapshots.execute(_ -> work.apply(reading));
    }

    @Override
    public synchronized void close() {
        closed = true;
        connections.closing().run();
    }

    private static HistoryFault damaged(Exception cause) {
        return new HistoryFault(HistoryFault.Kind.DAMAGED, "its tables are not as Assay made them", cause);
    }

    private static int told(UncategorizedSQLException failure) {
        SQLException told = failure.getSQLException();
        return told == null ? 0 : told.getErrorCode();
    }
}
