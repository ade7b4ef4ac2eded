package dev.assay.history;

import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Tally;
import dev.assay.verdict.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps how many images of each verdict a namespace had on each day. */
final class TallyTable {

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final Losses losses;

    TallyTable(JdbcTemplate template, Losses losses) {
        this.template = template;
        this.client = JdbcClient.create(template);
        this.losses = losses;
    }

    void record(LocalDate day, NamespacePosture namespace) {
        Tally tally = namespace.tally();
        DailyTally daily =
                new DailyTally(day, RowSum.storable(namespace.namespace()), tally.byVerdict(), tally.refused());
        template.update("""
                INSERT INTO tally (day, namespace, unsigned, untrusted, error, unevaluated, excepted, skipped, verified,
                    refused, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (namespace, day) DO UPDATE SET unsigned = excluded.unsigned, untrusted = excluded.untrusted,
                    error = excluded.error, unevaluated = excluded.unevaluated, excepted = excluded.excepted,
                    skipped = excluded.skipped, verified = excluded.verified, refused = excluded.refused,
                    checksum = excluded.checksum
                """, row(daily));
    }

    /** The newest first. */
    List<DailyTally> since(String namespace, LocalDate first) {
        return client
                .sql("SELECT * FROM tally WHERE namespace = ? AND day >= ? ORDER BY day DESC")
                .params(namespace, first.toEpochDay())
                .query((row, _) -> read(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those of all namespaces, in the order in which the index has them. */
    void each(LocalDate first, Consumer<DailyTally> consumer) {
        template.query(
                "SELECT * FROM tally WHERE day >= ?",
                row -> {
                    read(row).ifPresent(consumer);
                },
                first.toEpochDay());
    }

    private Optional<DailyTally> read(ResultSet row) throws SQLException {
        Map<Verdict, Integer> byVerdict = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            byVerdict.put(verdict, row.getInt(verdict.label()));
        }
        long day = row.getLong("day");
        String namespace = String.valueOf(row.getString("namespace"));
        boolean sane = Math.abs(day) < Integer.MAX_VALUE;
        DailyTally read =
                new DailyTally(LocalDate.ofEpochDay(sane ? day : 0), namespace, byVerdict, row.getInt("refused"));
        Object[] expected = row(read);
        if (!expected[expected.length - 1].equals(row.getLong("checksum"))) {
            losses.row();
            return Optional.empty();
        }
        return Optional.of(read);
    }

    private static Object[] row(DailyTally daily) {
        Object[] row = new Object[Verdict.values().length + 4];
        int at = 0;
        row[at++] = daily.day().toEpochDay();
        row[at++] = daily.namespace();
        for (Verdict verdict : Verdict.values()) {
            row[at++] = daily.byVerdict().getOrDefault(verdict, 0);
        }
        row[at++] = daily.refused();
        row[at] = RowSum.of(Arrays.copyOf(row, at));
        return row;
    }
}
