package dev.assay.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/*
 *     the table's places of a namespace ─┐
 *                                        ├─► what appeared, changed, vanished ─► places, transitions
 *     the posture's places of it ────────┘
 *
 * Invariant: what was is what the table says, never what this process believes it wrote. So a restart, a write that failed
 * and a second Assay on the same database need no code of their own: each change is written once, by whoever comes first.
 */
/** Writes the verdicts of places, and what changed. In a transaction of the caller. */
final class VerdictTable {

    private static final int CHUNK = 500;

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final Losses losses;

    VerdictTable(JdbcTemplate template, Losses losses) {
        this.template = template;
        this.client = JdbcClient.create(template);
        this.losses = losses;
    }

    /**
     * Takes over what a namespace says now.
     *
     * @param namespace which one
     * @param now all its places
     * @param at when
     * @param goneSince when what is not there any more was last seen
     */
    void record(String namespace, Map<Place, PlaceVerdict> now, Instant at, Instant goneSince) {
        Map<Long, PlaceRecord> before = there(namespace);
        Map<Long, Place> byId = new HashMap<>();
        now.keySet().forEach(place -> byId.put(place.id(), place));
        before.putAll(known(
                byId.keySet().stream().filter(id -> !before.containsKey(id)).toList()));
        List<PlaceRecord> places = new ArrayList<>();
        List<Transition> transitions = new ArrayList<>();
        byId.forEach((id, place) -> {
            PlaceRecord was = before.remove(id);
            PlaceVerdict verdict = now.get(place);
            if (verdict == null || (was != null && was.goneSince() == null && verdict.equals(was.verdict()))) {
                return;
            }
            places.add(new PlaceRecord(place, was == null ? at : was.firstSeen(), null, verdict));
            if (was == null || !verdict.equals(was.verdict())) {
                transitions.add(new Transition(
                        at, place, was == null ? null : was.verdict().verdict(), verdict));
            }
        });
        before.values().stream()
                .filter(left -> left.goneSince() == null)
                .map(left -> new PlaceRecord(left.place(), left.firstSeen(), goneSince, left.verdict()))
                .forEach(places::add);
        write(places);
        writeTransitions(transitions);
    }

    /** The namespaces in which something is there, as far as is known. */
    List<String> namespaces() {
        return client.sql("SELECT DISTINCT namespace FROM place WHERE last_seen IS NULL")
                .query((row, _) -> row.getString("namespace"))
                .list();
    }

    private Map<Long, PlaceRecord> there(String namespace) {
        Map<Long, PlaceRecord> there = new HashMap<>();
        client.sql("SELECT * FROM place WHERE namespace = ? AND last_seen IS NULL")
                .param(namespace)
                .query((row, _) -> VerdictRows.place(row))
                .list()
                .forEach(place -> keep(place, there));
        there.values().removeIf(place -> !place.place().namespace().equals(namespace));
        return there;
    }

    private Map<Long, PlaceRecord> known(List<Long> ids) {
        Map<Long, PlaceRecord> known = new HashMap<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            client.sql("SELECT * FROM place WHERE id IN (:ids)")
                    .param("ids", ids.subList(from, Math.min(from + CHUNK, ids.size())))
                    .query((row, _) -> VerdictRows.place(row))
                    .list()
                    .forEach(place -> keep(place, known));
        }
        return known;
    }

    /** A row that cannot be trusted is written anew. */
    private void keep(Optional<PlaceRecord> row, Map<Long, PlaceRecord> byId) {
        row.ifPresentOrElse(place -> byId.put(place.place().id(), place), losses::row);
    }

    private void write(List<PlaceRecord> places) {
        template.batchUpdate("""
                INSERT INTO place (id, engine, policy, namespace, workload_kind, workload, container_kind, container, image,
                    first_seen, last_seen, verdict, cause, refused, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET engine = excluded.engine, policy = excluded.policy,
                    namespace = excluded.namespace, workload_kind = excluded.workload_kind, workload = excluded.workload,
                    container_kind = excluded.container_kind, container = excluded.container, image = excluded.image,
                    first_seen = excluded.first_seen, last_seen = excluded.last_seen, verdict = excluded.verdict,
                    cause = excluded.cause, refused = excluded.refused, checksum = excluded.checksum
                """, places.stream().map(VerdictRows::of).toList(), VerdictRows.PLACE_TYPES);
    }

    private void writeTransitions(List<Transition> transitions) {
        template.batchUpdate("""
                INSERT INTO transition (place, at, namespace, was, verdict, cause, refused, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (place, at) DO NOTHING
                """, transitions.stream().map(VerdictRows::of).toList(), VerdictRows.TRANSITION_TYPES);
    }
}
