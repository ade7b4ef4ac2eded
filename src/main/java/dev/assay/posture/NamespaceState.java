package dev.assay.posture;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One namespace: its labels, what lives in it, and the posture last computed. Mutable, of one thread. */
final class NamespaceState {

    private final String name;
    private final NamespaceImages images;
    private final Map<Kind, Map<String, Inhabitant>> inhabitants = new EnumMap<>(Kind.class);
    private @Nullable ObjectRef object;
    private Map<String, String> labels = Map.of();
    private @Nullable NamespacePosture posture;
    private boolean dirty = true;
    private long validUntilSecond = Long.MAX_VALUE;

    // what happened since the posture was computed: who is to be judged anew, who left, whose own owner may be another
    private Set<Inhabitant> marked = new HashSet<>();
    private List<Inhabitant> gone = new ArrayList<>();
    private final Set<String> movedOwners = new HashSet<>();

    NamespaceState(String name) {
        this.name = name;
        this.images = new NamespaceImages(name);
    }

    String name() {
        return name;
    }

    NamespaceImages images() {
        return images;
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

    /** The controllers that this workload is; one, unless kinds and names clash. */
    Stream<Inhabitant> controllersOf(Workload workload) {
        return inhabitants.entrySet().stream()
                .filter(kind -> kind.getKey() != Kind.POD)
                .flatMap(kind -> Stream.ofNullable(kind.getValue().get(workload.name())))
                .filter(controller -> controller.itself().equals(workload));
    }

    void put(Inhabitant inhabitant) {
        ObjectRef ref = inhabitant.object();
        leave(ofKind(ref.kind()).put(ref.name(), inhabitant));
        changed(inhabitant);
    }

    void remove(ObjectRef ref) {
        leave(ofKind(ref.kind()).remove(ref.name()));
    }

    /** The object itself changed, not only what is known about it. */
    void changed(Inhabitant inhabitant) {
        ownerMoved(inhabitant);
        mark(inhabitant);
    }

    /** Makes one be judged anew. */
    void mark(Inhabitant inhabitant) {
        marked.add(inhabitant);
        dirty = true;
    }

    /** Makes everything be judged anew. */
    void markAll() {
        inhabitants.values().forEach(byName -> marked.addAll(byName.values()));
        dirty = true;
    }

    boolean empty() {
        return inhabitants.values().stream().allMatch(Map::isEmpty);
    }

    /** Whether the posture has to be computed anew, because something happened or because time passed. */
    boolean due(long nowSecond) {
        return dirty || nowSecond >= validUntilSecond;
    }

    /** Who left since the last time. */
    List<Inhabitant> takeGone() {
        List<Inhabitant> taken = gone;
        gone = new ArrayList<>(0);
        return taken;
    }

    /** Who is to be judged anew: who is marked, whose evidence expires, and the pods whose owner moved. */
    Set<Inhabitant> takeDue(long nowSecond) {
        Set<Inhabitant> due = marked;
        marked = new HashSet<>();
        if (nowSecond >= validUntilSecond) {
            addExpired(nowSecond, due);
        }
        if (!movedOwners.isEmpty()) {
            ofKind(Kind.POD).values().stream()
                    .filter(pod -> pod.resource()
                            .controller()
                            .filter(owner -> movedOwners.contains(owner.uid()))
                            .isPresent())
                    .forEach(due::add);
            movedOwners.clear();
        }
        return due;
    }

    /** A judgement holds until this second and no longer. */
    void expires(long second) {
        validUntilSecond = Math.min(validUntilSecond, second);
    }

    void computed(NamespacePosture newPosture) {
        posture = newPosture;
        dirty = false;
    }

    @Nullable
    NamespacePosture posture() {
        return posture;
    }

    private void addExpired(long nowSecond, Set<Inhabitant> due) {
        validUntilSecond = Long.MAX_VALUE;
        for (Map<String, Inhabitant> byName : inhabitants.values()) {
            for (Inhabitant inhabitant : byName.values()) {
                if (nowSecond >= inhabitant.validUntilSecond()) {
                    due.add(inhabitant);
                } else {
                    expires(inhabitant.validUntilSecond());
                }
            }
        }
    }

    private void leave(@Nullable Inhabitant inhabitant) {
        if (inhabitant == null) {
            return;
        }
        ownerMoved(inhabitant);
        marked.remove(inhabitant);
        gone.add(inhabitant);
        dirty = true;
    }

    private void ownerMoved(Inhabitant inhabitant) {
        if (inhabitant.object().kind() != Kind.POD) {
            movedOwners.add(inhabitant.object().uid());
        }
    }

    private Map<String, Inhabitant> ofKind(Kind kind) {
        return inhabitants.computeIfAbsent(kind, _ -> new HashMap<>());
    }
}
