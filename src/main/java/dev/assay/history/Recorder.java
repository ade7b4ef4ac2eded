package dev.assay.history;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes postures into one open store: only of namespaces that are not the same object as when they were written last. */
final class Recorder {

    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final int BATCH = 5_000;
    private static final List<String> OVER = List.of(
            "DELETE FROM transition WHERE (place, at) IN (SELECT place, at FROM transition WHERE at < ? LIMIT " + BATCH
                    + ")",
            "DELETE FROM place WHERE id IN (SELECT id FROM place WHERE last_seen < ? LIMIT " + BATCH + ")",
            "DELETE FROM soak WHERE confirmed_at < ?");
    private static final String OVER_DAY = "DELETE FROM tally WHERE day < ?";
    private static final String OVER_EVIDENCE = "DELETE FROM evidence WHERE (subject, form, part) IN"
            + " (SELECT subject, form, part FROM evidence WHERE at < ? LIMIT " + BATCH + ")";

    private final Store store;
    private final HistoryPlan plan;
    private final VerdictTable verdicts;
    private final TallyTable tallies;
    private final EvidenceTable evidence;
    private final ServiceTable service;
    private final @Nullable Instant aliveBefore;
    private final Map<String, NamespacePosture> recorded = new HashMap<>();
    private Set<PolicyKey> policies = Set.of();
    private LocalDate day = LocalDate.EPOCH;
    private Instant beat = Instant.EPOCH;
    private Instant last = Instant.EPOCH;
    private boolean first = true;

    Recorder(Store store, HistoryPlan plan, Losses losses) {
        this.store = store;
        this.plan = plan;
        JdbcTemplate writing = store.writing();
        this.verdicts = new VerdictTable(writing, losses);
        this.tallies = new TallyTable(writing, losses);
        this.evidence = new EvidenceTable(writing, losses);
        this.service = new ServiceTable(writing, losses);
        this.aliveBefore = service.alive().orElse(null);
    }

    /** Whether any posture was written, so that it is known which policies there are. */
    boolean begun() {
        return !first;
    }

    /** Writes what changed, each namespace by itself. */
    // What did not change is the same object: that is what makes this cheap.
    @SuppressWarnings("ReferenceEquality")
    void record(Posture posture, Instant at) {
        Instant now = later(at);
        policies = posture.policies().stream()
                .map(policy -> policy.policy().key())
                .collect(Collectors.toUnmodifiableSet());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            boolean changed = recorded.get(namespace.namespace()) != namespace;
            if (changed || !today.equals(day)) {
                store.write(() -> record(namespace, changed, today, now));
                recorded.put(namespace.namespace(), namespace);
            }
        }
        Set<String> gone = new TreeSet<>(recorded.keySet());
        if (first) {
            gone.addAll(verdicts.namespaces());
        }
        gone.removeAll(posture.byNamespace().keySet());
        for (String namespace : gone) {
            store.write(() -> verdicts.record(namespace, Map.of(), now, lastSeen(namespace, now)));
            recorded.remove(namespace);
        }
        day = today;
        first = false;
    }

    /** Keeps what these say of the policies of the last posture. */
    void record(List<Report> reports, Instant now) {
        if (!reports.isEmpty()) {
            store.write(() -> evidence.record(reports, policies, now.getEpochSecond()));
        }
    }

    /** Says that the service is alive, and forgets some of what is over; once a minute, whenever it is called. */
    void beat(Instant now) {
        if (now.isBefore(beat.plus(HEARTBEAT))) {
            return;
        }
        alive(now);
        beat = prune(now) ? Instant.EPOCH : now;
    }

    void alive(Instant now) {
        store.write(() -> service.recordAlive(now));
    }

    private void record(NamespacePosture namespace, boolean changed, LocalDate today, Instant now) {
        String name = namespace.namespace();
        if (changed) {
            verdicts.record(name, PlaceVerdict.all(namespace), now, lastSeen(name, now));
        }
        tallies.record(today, namespace);
    }

    /** Two changes of a place are never at the same time, also when a clock is set back. */
    private Instant later(Instant at) {
        Instant millis = at.truncatedTo(ChronoUnit.MILLIS);
        last = millis.isAfter(last) ? millis : last.plusMillis(1);
        return last;
    }

    /** What left while nobody looked was there when somebody looked last. */
    private Instant lastSeen(String namespace, Instant now) {
        return aliveBefore == null || recorded.containsKey(namespace) ? now : aliveBefore;
    }

    /** Forgets a batch of each; says whether there may be more. */
    private boolean prune(Instant now) {
        Instant oldest = now.minus(plan.retention());
        long evidenceSince = now.minus(plan.evidenceAge()).getEpochSecond();
        int most = 0;
        for (String statement : OVER) {
            most = Math.max(most, prune(statement, oldest.toEpochMilli()));
        }
        prune(OVER_DAY, LocalDate.ofInstant(oldest, ZoneOffset.UTC).toEpochDay());
        return Math.max(most, prune(OVER_EVIDENCE, evidenceSince)) >= BATCH;
    }

    private int prune(String statement, long before) {
        int[] pruned = {0};
        store.write(() -> pruned[0] = store.writing().update(statement, before));
        return pruned[0];
    }
}
