package dev.assay.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** A PostgreSQL server, for more than one Assay. It may go away at any time and come back. */
final class SharedDatabase implements Database {

    private static final int POOL = 2;
    private static final long CONNECT_MILLIS = 5_000;

    private final SharedProperties properties;

    SharedDatabase(SharedProperties properties) {
        this.properties = properties;
    }

    @Override
    public Connections open() {
        HikariDataSource pool = new HikariDataSource(config());
        try {
            try (Connection connection = pool.getConnection()) {
                connection.isValid(1);
            }
            Schema.migrate(pool);
            return new Connections(pool, pool, pool::close, () -> "");
        } catch (SQLException | FlywayException e) {
            pool.close();
            throw explain(e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public HistoryFault explain(Throwable failure) {
        if (failure instanceof HistoryFault known) {
            return known;
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = "the database of spring.datasource.url cannot be used: " + root.getMessage();
        return new HistoryFault(HistoryFault.Kind.UNAVAILABLE, reason, failure);
    }

    /** What is on a server belongs to its administrator. */
    @Override
    public String setAside() {
        throw new HistoryFault(
                HistoryFault.Kind.UNAVAILABLE,
                "the tables in the database of spring.datasource.url are not as Assay made them; name an empty one");
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("history");
        config.setJdbcUrl(properties.url());
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "assay");
        return config;
    }
}
