package dev.assay.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps which cluster the history is of, and when the service was last alive. */
final class ServiceTable {

    private static final String CLUSTER = "cluster";
    private static final String ALIVE = "alive";

    private final JdbcTemplate template;
    private final Losses losses;

    ServiceTable(JdbcTemplate template, Losses losses) {
        this.template = template;
        this.losses = losses;
    }

    /** The uid of the cluster's namespace kube-system; empty before it was known. */
    Optional<String> cluster() {
        return read(CLUSTER);
    }

    void recordCluster(String uid) {
        write(CLUSTER, RowSum.storable(uid));
    }

    /** When the service was last alive; empty if that is not known. */
    Optional<Instant> alive() {
        return read(ALIVE).map(Long::parseLong).map(Instant::ofEpochMilli);
    }

    void recordAlive(Instant now) {
        write(ALIVE, Long.toString(now.toEpochMilli()));
    }

    private Optional<String> read(String name) {
        List<Optional<String>> rows = template.query(
                "SELECT value, checksum FROM service WHERE name = ?",
                (row, _) -> {
                    String value = row.getString("value");
                    boolean trusted = value != null && RowSum.of(name, value) == row.getLong("checksum");
                    return trusted ? Optional.of(value) : Optional.empty();
                },
                name);
        if (rows.contains(Optional.<String>empty())) {
            losses.row();
        }
        return rows.stream().flatMap(Optional::stream).findFirst();
    }

    private void write(String name, String value) {
        template.update("""
                INSERT INTO service (name, value, checksum) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value, checksum = excluded.checksum
                """, name, value, RowSum.of(name, value));
    }
}
