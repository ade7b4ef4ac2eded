package dev.assay.history;

import dev.assay.gate.GateKey;
import dev.assay.gate.Soak;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps for how long the conditions of gates have held. */
final class SoakTable {

    private final JdbcTemplate template;
    private final Losses losses;

    SoakTable(JdbcTemplate template, Losses losses) {
        this.template = template;
        this.losses = losses;
    }

    /** Keeps these, and nothing of gates without one; in a transaction of the caller. */
    void record(Map<GateKey, Optional<Soak>> soaks) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> forgotten = new ArrayList<>();
        soaks.forEach((gate, soak) -> soak.ifPresentOrElse(
                kept -> rows.add(row(kept)),
                () -> forgotten.add(new Object[] {
                    gate.policy().engine().name(),
                    RowSum.storable(gate.policy().name()),
                    RowSum.storable(gate.namespace())
                })));
        template.batchUpdate("DELETE FROM soak WHERE engine = ? AND policy = ? AND namespace = ?", forgotten);
        template.batchUpdate("""
                INSERT INTO soak (engine, policy, namespace, basis, clean_millis, confirmed_at, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (engine, policy, namespace) DO UPDATE SET basis = excluded.basis,
                    clean_millis = excluded.clean_millis, confirmed_at = excluded.confirmed_at, checksum = excluded.checksum
                """, rows);
    }

    List<Soak> all() {
        return template.query("SELECT * FROM soak", (row, _) -> read(row)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Soak> read(ResultSet row) throws SQLException {
        String engine = row.getString("engine");
        String policy = row.getString("policy");
        String namespace = row.getString("namespace");
        String basis = row.getString("basis");
        long clean = row.getLong("clean_millis");
        long confirmed = row.getLong("confirmed_at");
        if (RowSum.of(engine, policy, namespace, basis, clean, confirmed) != row.getLong("checksum")) {
            losses.row();
            return Optional.empty();
        }
        GateKey gate = new GateKey(new PolicyKey(PolicyEngine.valueOf(engine), policy), namespace);
        return Optional.of(new Soak(gate, basis, Duration.ofMillis(clean), Instant.ofEpochMilli(confirmed)));
    }

    private static Object[] row(Soak soak) {
        PolicyKey policy = soak.gate().policy();
        Object[] values = {
            policy.engine().name(),
            RowSum.storable(policy.name()),
            RowSum.storable(soak.gate().namespace()),
            RowSum.storable(soak.basis()),
            soak.clean().toMillis(),
            soak.confirmedAt().toEpochMilli()
        };
        return new Object[] {values[0], values[1], values[2], values[3], values[4], values[5], RowSum.of(values)};
    }
}
