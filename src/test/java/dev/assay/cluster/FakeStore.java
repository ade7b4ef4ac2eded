package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The objects of a {@link FakeApi}, and what happened to them. Used under the server's lock. */
final class FakeStore {

    private final Map<String, Stored> objects = new LinkedHashMap<>();
    private final List<Change> log = new ArrayList<>();
    private long version = 100;
    private long oldest;

    long version() {
        return version;
    }

    /** Whether what happened since this version is still known. */
    boolean remembers(long since) {
        return since >= oldest;
    }

    /** Puts an object, given as JSON in which {@code VERSION} stands for its new version. */
    Change put(Kind kind, String name, String json) {
        version++;
        String object = json.replace("VERSION", Long.toString(version));
        boolean added = objects.put(kind + "/" + name, new Stored(kind, object)) == null;
        return change(kind, added ? "ADDED" : "MODIFIED", object);
    }

    Change delete(Kind kind, String name) {
        version++;
        Stored stored = Optional.ofNullable(objects.remove(kind + "/" + name)).orElseThrow();
        String ended =
                stored.json.replaceFirst("\"resourceVersion\":\"\\d+\"", "\"resourceVersion\":\"" + version + "\"");
        return change(kind, "DELETED", ended);
    }

    /** Forgets what happened so far. */
    void compact() {
        oldest = version + 1;
        version++;
        log.clear();
    }

    List<Change> since(Kind kind, long from) {
        return select(change -> change.kind == kind && change.version > from);
    }

    /** All that is there, as if it had just been made: how Kyverno's reports-server begins each watch. */
    List<Change> replay(Kind kind) {
        return all(kind).stream()
                .map(json -> new Change(version, kind, "ADDED", json))
                .toList();
    }

    List<String> all(Kind kind) {
        return objects.values().stream()
                .filter(stored -> stored.kind == kind)
                .map(Stored::json)
                .toList();
    }

    private List<Change> select(Predicate<Change> wanted) {
        return log.stream().filter(wanted).toList();
    }

    private Change change(Kind kind, String type, String object) {
        Change change = new Change(version, kind, type, object);
        log.add(change);
        return change;
    }

    private record Stored(Kind kind, String json) {}

    /** Something that happened. */
    record Change(long version, Kind kind, String type, String object) {

        String line() {
            return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
        }
    }
}
