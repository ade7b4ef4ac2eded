package dev.assay.history;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places and transitions as rows. A row whose checksum is not its own, or that makes no sense, is empty. */
final class VerdictRows {

    static final int[] PLACE_TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT
    };

    static final int[] TRANSITION_TYPES = {
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT
    };

    private static final String[] PLACE_COLUMNS = {
        "engine", "policy", "namespace", "workload_kind", "workload", "container_kind", "container", "image"
    };

    private VerdictRows() {}

    static Object[] of(PlaceRecord place) {
        Place key = place.place();
        return summed(
                key.id(),
                key.policy().engine().name(),
                key.policy().name(),
                key.namespace(),
                key.workload().kind(),
                key.workload().name(),
                key.container().kind().name(),
                key.container().name(),
                key.container().image(),
                place.firstSeen().toEpochMilli(),
                place.goneSince() == null ? null : place.goneSince().toEpochMilli(),
                place.verdict().verdict().name(),
                nameOf(place.verdict().why()),
                place.verdict().refused().name());
    }

    static Object[] of(Transition transition) {
        Verdict was = transition.was();
        return summed(
                transition.place().id(),
                transition.at().toEpochMilli(),
                transition.place().namespace(),
                was == null ? null : was.name(),
                transition.now().verdict().name(),
                nameOf(transition.now().why()),
                transition.now().refused().name());
    }

    /** A row of {@code place}. */
    static Optional<PlaceRecord> place(ResultSet row) throws SQLException {
        Optional<Place> place = key(row);
        Long last = number(row, "last_seen");
        String verdict = row.getString("verdict");
        String cause = row.getString("cause");
        String refused = row.getString("refused");
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            PlaceRecord read = new PlaceRecord(
                    place.get(),
                    Instant.ofEpochMilli(row.getLong("first_seen")),
                    last == null ? null : Instant.ofEpochMilli(last),
                    verdict(verdict, cause, refused));
            return trusted(of(read), row.getLong("id"), row.getLong("checksum")) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A row of {@code transition}, whose columns are named as they are, with those of its place that say what and where. */
    static Optional<Transition> transition(ResultSet row) throws SQLException {
        Optional<Place> place = key(row);
        String was = row.getString("was");
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            Transition read = new Transition(
                    Instant.ofEpochMilli(row.getLong("at")),
                    place.get(),
                    was == null ? null : Verdict.valueOf(was),
                    verdict(row.getString("verdict"), row.getString("cause"), row.getString("refused")));
            return trusted(of(read), row.getLong("place"), row.getLong("checksum"))
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Place> key(ResultSet row) throws SQLException {
        String[] values = new String[PLACE_COLUMNS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getString(PLACE_COLUMNS[i]);
        }
        if (Arrays.asList(values).contains(null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Place(
                    new PolicyKey(PolicyEngine.valueOf(values[0]), values[1]),
                    values[2],
                    new Workload(values[3], values[4]),
                    new Container(ContainerKind.valueOf(values[5]), values[6], values[7])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PlaceVerdict verdict(String verdict, @Nullable String cause, String refused) {
        return new PlaceVerdict(
                Verdict.valueOf(verdict), cause == null ? null : Cause.valueOf(cause), Refusal.valueOf(refused));
    }

    private static boolean trusted(Object[] written, long id, long checksum) {
        return written[0].equals(id) && written[written.length - 1].equals(checksum);
    }

    private static Object[] summed(@Nullable Object... values) {
        Object[] row = Arrays.copyOf(values, values.length + 1);
        row[values.length] = RowSum.of(values);
        return row;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable String nameOf(@Nullable Cause cause) {
        return cause == null ? null : cause.name();
    }
}
