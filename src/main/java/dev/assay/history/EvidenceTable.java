package dev.assay.history;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what Kyverno wrote last about a resource in objects that live for seconds. A scan says everything about its
 * resource and a policy, so that the newest stands for all; of the others each different text is kept.
 */
final class EvidenceTable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FETCH = 500;

    private final JdbcTemplate template;
    private final Losses losses;

    EvidenceTable(JdbcTemplate template, Losses losses) {
        this.template = template;
        this.losses = losses;
    }

    /** Keeps what these say of the policies, in a transaction of the caller; {@code heardSecond} is for those without a time. */
    void record(List<Report> reports, Set<PolicyKey> policies, long heardSecond) {
        List<Object[]> rows = new ArrayList<>();
        for (Report report : reports) {
            split(report, policies).forEach((policy, part) -> rows.add(row(policy, part, heardSecond)));
        }
        template.batchUpdate("""
                INSERT INTO evidence (subject, form, part, at, report, checksum) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (subject, form, part) DO UPDATE SET at = excluded.at, report = excluded.report,
                    checksum = excluded.checksum
                WHERE excluded.at >= evidence.at
                """, rows);
    }

    /** Hands over every report since then, the oldest first; in a transaction of the caller. */
    long each(long sinceSecond, Consumer<Report> taker) {
        template.setFetchSize(FETCH);
        long[] given = {0};
        template.query(
                "SELECT * FROM evidence WHERE at >= ? ORDER BY at",
                row -> {
                    Optional<Report> report = read(row);
                    report.ifPresentOrElse(taker, losses::row);
                    given[0] += report.isPresent() ? 1 : 0;
                },
                sinceSecond);
        return given[0];
    }

    private static Map<PolicyKey, Report> split(Report report, Set<PolicyKey> policies) {
        Map<PolicyKey, List<Result>> byPolicy = new TreeMap<>();
        for (Result result : report.results()) {
            PolicyEngine.ofSource(result.source())
                    .map(engine -> new PolicyKey(engine, result.policy()))
                    .filter(policies::contains)
                    .ifPresent(key -> byPolicy.computeIfAbsent(key, _ -> new ArrayList<>())
                            .add(result));
        }
        Map<PolicyKey, Report> parts = new TreeMap<>();
        byPolicy.forEach((policy, results) -> {
            Long version = report.policyVersions().get(policy.name());
            Map<String, Long> versions = version == null ? Map.of() : Map.of(policy.name(), version);
            parts.put(
                    policy,
                    new Report(
                            report.form(),
                            report.subjectUid(),
                            report.namespace(),
                            report.atSecond(),
                            versions,
                            results,
                            report.cut()));
        });
        return parts;
    }

    private static Object[] row(PolicyKey policy, Report report, long heardSecond) {
        String subject = RowSum.storable(report.subjectUid());
        String json = RowSum.storable(JSON.writeValueAsString(report));
        String name = policy.engine().source() + " " + RowSum.storable(policy.name());
        String part = report.form() == ReportForm.SCAN ? name : name + " " + text(report);
        long at = report.atSecond();
        for (Result result : report.results()) {
            at = Math.max(at, result.atSecond());
        }
        at = at == 0 ? heardSecond : at;
        String form = report.form().name();
        return new Object[] {subject, form, part, at, json, RowSum.of(subject, form, part, at, json)};
    }

    /** What it says, apart from when. */
    private static long text(Report report) {
        List<Object> said = new ArrayList<>();
        for (Result result : report.results()) {
            said.addAll(List.of(result.rule(), result.outcome(), result.message(), result.images()));
        }
        return RowSum.of(said.toArray());
    }

    private static Optional<Report> read(ResultSet row) throws SQLException {
        String json = row.getString("report");
        long sum = RowSum.of(
                row.getString("subject"), row.getString("form"), row.getString("part"), row.getLong("at"), json);
        if (json == null || sum != row.getLong("checksum")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(json, Report.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
