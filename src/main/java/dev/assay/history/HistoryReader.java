package dev.assay.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is remembered. Empty means that history cannot be read, or that none is kept; an empty list, that nothing happened as
 * far as is remembered. Safe for many threads; each call asks the database.
 */
public final class HistoryReader {

    private static final String TRANSITIONS = "SELECT p.engine, p.policy, p.namespace, p.workload_kind, p.workload,"
            + " p.container_kind, p.container, p.image, t.place, t.at, t.was, t.verdict, t.cause, t.refused, t.checksum"
            + " FROM transition t JOIN place p ON p.id = t.place WHERE ";

    private final @Nullable HistoryLoop loop;

    /** Those it knows of; null for all. */
    private final @Nullable List<String> namespaces;

    HistoryReader(HistoryLoop loop) {
        this(loop, null);
    }

    private HistoryReader(@Nullable HistoryLoop loop, @Nullable List<String> namespaces) {
        this.loop = loop;
        this.namespaces = namespaces;
    }

    /** Where no history is kept. */
    public static HistoryReader none() {
        return new HistoryReader(null, null);
    }

    /** One that knows of these namespaces alone, as if there were no others: also where only the newest are asked for. */
    public HistoryReader within(Set<String> names) {
        return new HistoryReader(loop, List.copyOf(names));
    }

    /** What changed in the cluster since then, the newest first. */
    public Optional<List<Transition>> transitions(Instant since, int most) {
        return transitions("t.at >= ? ORDER BY t.at DESC LIMIT ?", since.toEpochMilli(), most);
    }

    /** What changed in a namespace since then, the newest first. */
    public Optional<List<Transition>> transitionsIn(String namespace, Instant since, int most) {
        return transitions(
                "t.namespace = ? AND t.at >= ? ORDER BY t.at DESC LIMIT ?", namespace, since.toEpochMilli(), most);
    }

    /** What changed at a place, the newest first. */
    public Optional<List<Transition>> transitionsOf(Place place, int most) {
        return transitions(
                "t.place = ? ORDER BY t.at DESC LIMIT ?", place.storable().id(), most);
    }

    /** Where in a namespace an image is or was, since when and until when, with its last verdicts. */
    public Optional<List<PlaceRecord>> placesOf(String namespace, String image) {
        return places("image = ? AND namespace = ? ORDER BY first_seen, id", image, namespace);
    }

    /** Where in the cluster an image is or was, with its last verdicts. */
    public Optional<List<PlaceRecord>> placesOf(String image, int most) {
        return places("image = ? ORDER BY first_seen, id LIMIT ?", RowSum.storable(image), most);
    }

    /** What changed at all places of an image, the newest first. */
    public Optional<List<Transition>> transitionsOf(String image, int most) {
        return transitions("p.image = ? ORDER BY t.at DESC LIMIT ?", RowSum.storable(image), most);
    }

    /** What was in a namespace and was last seen since then, with its last verdicts; the newest first. */
    public Optional<List<PlaceRecord>> goneFrom(String namespace, Instant since, int most) {
        return places(
                "namespace = ? AND last_seen >= ? ORDER BY last_seen DESC, id LIMIT ?",
                namespace,
                since.toEpochMilli(),
                most);
    }

    /** What was in the cluster and was last seen since then, with its last verdicts; the newest first. */
    public Optional<List<PlaceRecord>> gone(Instant since, int most) {
        return places("last_seen >= ? ORDER BY last_seen DESC, id LIMIT ?", since.toEpochMilli(), most);
    }

    /** How many images of each verdict a namespace had on each day since, the newest first; days without Assay are not there. */
    public Optional<List<DailyTally>> tallies(String namespace, LocalDate since) {
        return read((reading, losses) ->
                knows(namespace) ? new TallyTable(reading, losses).since(namespace, since) : List.of());
    }

    /**
     * Goes through the tallies of all namespaces on each day since, in one query, without holding them all at once. Empty
     * means that what was passed on counts for nothing, as it may not be all.
     */
    public <T> Optional<T> sumTallies(LocalDate since, T sum, BiConsumer<T, DailyTally> add) {
        return read((reading, losses) -> {
            new TallyTable(reading, losses).each(since, tally -> {
                if (knows(tally.namespace())) {
                    add.accept(sum, tally);
                }
            });
            return sum;
        });
    }

    private Optional<List<Transition>> transitions(String condition, Object... parameters) {
        return rows(
                TRANSITIONS + within("t.namespace") + condition, (row, _) -> VerdictRows.transition(row), parameters);
    }

    private Optional<List<PlaceRecord>> places(String condition, Object... parameters) {
        String query = "SELECT * FROM place WHERE " + within("namespace") + condition;
        return rows(query, (row, _) -> VerdictRows.place(row), parameters);
    }

    private boolean knows(String namespace) {
        return namespaces == null || namespaces.contains(namespace);
    }

    /** The beginning of a condition, with a place for each namespace; the parameters for them come first. */
    private String within(String column) {
        if (namespaces == null) {
            return "";
        }
        return namespaces.isEmpty()
                ? "1 = 0 AND "
                : column + " IN (" + String.join(",", Collections.nCopies(namespaces.size(), "?")) + ") AND ";
    }

    private <T> Optional<List<T>> rows(String query, RowMapper<Optional<T>> mapper, Object... parameters) {
        return read((reading, losses) -> {
            List<T> trusted = new ArrayList<>();
            for (Optional<T> row : JdbcClient.create(reading)
                    .sql(query)
                    .params(namespaces == null ? List.of() : namespaces)
                    .params(parameters)
                    .query(mapper)
                    .list()) {
                row.ifPresentOrElse(trusted::add, losses::row);
            }
            return List.copyOf(trusted);
        });
    }

    private <T> Optional<T> read(BiFunction<JdbcTemplate, Losses, T> work) {
        HistoryLoop kept = loop;
        return kept == null ? Optional.empty() : kept.read(reading -> work.apply(reading, kept.losses()));
    }
}
