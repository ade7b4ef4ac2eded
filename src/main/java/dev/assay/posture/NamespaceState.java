package dev.assay.posture;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One namespace: its labels, what lives in it, and the posture last computed. Mutable, of one thread. */
final class NamespaceState {

    private final String name;
    private final Map<Kind, Map<String, Inhabitant>> inhabitants = new EnumMap<>(Kind.class);
    private @Nullable ObjectRef object;
    private Map<String, String> labels = Map.of();
    private @Nullable NamespacePosture posture;
    private boolean dirty = true;
    private long validUntilSecond = Long.MAX_VALUE;

    NamespaceState(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Map<String, String> labels() {
        return labels;
    }

    @Nullable
    ObjectRef object() {
        return object;
    }

    /** Takes the namespace object itself; says whether its labels changed. */
    boolean see(@Nullable ObjectRef newer, Map<String, String> newLabels) {
        object = newer;
        dirty = true;
        boolean changed = !labels.equals(newLabels);
        labels = newLabels;
        return changed;
    }

    @Nullable
    Inhabitant find(Kind kind, String inhabitant) {
        return ofKind(kind).get(inhabitant);
    }

    void put(Inhabitant inhabitant) {
        ofKind(inhabitant.object().kind()).put(inhabitant.object().name(), inhabitant);
        dirty = true;
    }

    void remove(ObjectRef gone) {
        ofKind(gone.kind()).remove(gone.name());
        dirty = true;
    }

    Collection<Inhabitant> all(Kind kind) {
        return ofKind(kind).values();
    }

    Iterable<Kind> kinds() {
        return inhabitants.keySet();
    }

    boolean empty() {
        return inhabitants.values().stream().allMatch(Map::isEmpty);
    }

    /** Whether the posture has to be computed anew, because something happened or because time passed. */
    boolean due(long nowSecond) {
        return dirty || nowSecond >= validUntilSecond;
    }

    void touch() {
        dirty = true;
    }

    /** Makes every judgement be taken anew. */
    void forgetJudgements() {
        inhabitants.values().forEach(byName -> byName.values().forEach(Inhabitant::forgetJudgement));
        dirty = true;
    }

    void computed(NamespacePosture newPosture, long untilSecond) {
        posture = newPosture;
        validUntilSecond = untilSecond;
        dirty = false;
    }

    @Nullable
    NamespacePosture posture() {
        return posture;
    }

    private Map<String, Inhabitant> ofKind(Kind kind) {
        return inhabitants.computeIfAbsent(kind, _ -> new HashMap<>());
    }
}
