package dev.assay.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    HistoryReader(HistoryLoop loop) {
        this.loop = loop;
    }

    private HistoryReader() {
        this.loop = null;
    }

    /** Where no history is kept. */
    public static HistoryReader none() {
        return new HistoryReader();
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
        return read((reading, losses) -> new TallyTable(reading, losses).since(namespace, since));
    }

    /**
     * Goes through the tallies of all namespaces on each day since, in one query, without holding them all at once. Empty
     * means that what was passed on counts for nothing, as it may not be all.
     */
    public <T> Optional<T> sumTallies(LocalDate since, T sum, BiConsumer<T, DailyTally> add) {
        return read((reading, losses) -> {
            new TallyTable(reading, losses).each(since, tally -> add.accept(sum, tally));
            return sum;
        });
    }

    private Optional<List<Transition>> transitions(String condition, Object... parameters) {
        return rows(TRANSITIONS + condition, (row, _) -> VerdictRows.transition(row), parameters);
    }

    private Optional<List<PlaceRecord>> places(String condition, Object... parameters) {
        return rows("SELECT * FROM place WHERE " + condition, (row, _) -> VerdictRows.place(row), parameters);
    }

    private <T> Optional<List<T>> rows(String query, RowMapper<Optional<T>> mapper, Object... parameters) {
        return read((reading, losses) -> {
            List<T> trusted = new ArrayList<>();
            for (Optional<T> row : JdbcClient.create(reading)
                    .sql(query)
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
