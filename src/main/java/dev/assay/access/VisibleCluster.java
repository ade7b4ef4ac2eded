package dev.assay.access;

import dev.assay.gate.GateView;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/*
 *     request ──► Viewer ──► Sight ──► everything: the posture and the gates as they are
 *                                  ──► a part:     both cut down to it, kept for those who see the same
 *
 * Invariant: what is kept is kept by sight, so that nobody is given what was made for somebody else.
 */
/** The cluster as whoever asks may see it: pages and API read through this and nothing else. Safe for many threads. */
public final class VisibleCluster {

    private static final int MOST_KEPT = 64;

    private final Supplier<Posture> whole;
    private final Supplier<GateView> board;
    private final Viewer viewer;
    private final Map<Sight, Kept<Posture>> postures = mostRecent();
    private final Map<Sight, Kept<GateView>> views = mostRecent();

    /** Creates it. */
    public VisibleCluster(Supplier<Posture> whole, Supplier<GateView> board, Viewer viewer) {
        this.whole = whole;
        this.board = board;
        this.viewer = viewer;
    }

    /** What they may see of the newest posture. Its generation changes only if that does. */
    public Posture posture() {
        Sight sight = viewer.sight();
        Posture now = whole.get();
        return sight.everything() ? now : part(sight, now);
    }

    /** What they may see of the gates. */
    // What did not change is the same object: that is what makes this cheap.
    @SuppressWarnings("ReferenceEquality")
    public GateView gates() {
        Sight sight = viewer.sight();
        GateView now = board.get();
        if (sight.everything()) {
            return now;
        }
        Kept<GateView> before = views.get(sight);
        if (before != null && before.whole == now) {
            return before.part;
        }
        GateView part = now.only(posture -> posture.only(sight.namespaces(), sight.policies()));
        views.put(sight, new Kept<>(now, part));
        return part;
    }

    // What did not change is the same object: that is what makes this cheap.
    @SuppressWarnings("ReferenceEquality")
    private synchronized Posture part(Sight sight, Posture now) {
        Kept<Posture> before = postures.get(sight);
        if (before != null && before.whole == now) {
            return before.part;
        }
        Posture part = now.only(sight.namespaces(), sight.policies());
        long number = before == null ? 1 : before.part.generation() + (same(before.part, part) ? 0 : 1);
        Posture numbered = part.numbered(now.generation() == 0 ? 0 : number);
        postures.put(sight, new Kept<>(now, numbered));
        return numbered;
    }

    private static boolean same(Posture before, Posture now) {
        return before.missing().equals(now.missing())
                && before.byNamespace().keySet().equals(now.byNamespace().keySet())
                && now.byNamespace().values().stream().allMatch(namespace -> isSame(before, namespace))
                && before.policies().equals(now.policies())
                && before.exceptions().equals(now.exceptions())
                && before.unreadable().equals(now.unreadable());
    }

    // What did not change is the same object: that is what makes this cheap.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Posture before, NamespacePosture namespace) {
        return before.byNamespace().get(namespace.namespace()) == namespace;
    }

    private static <T> Map<Sight, Kept<T>> mostRecent() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

            @Override
            protected boolean removeEldestEntry(Map.Entry<Sight, Kept<T>> eldest) {
                return size() > MOST_KEPT;
            }
        });
    }

    /** A part, and the whole that it was cut from. */
    private record Kept<T>(T whole, T part) {}
}
