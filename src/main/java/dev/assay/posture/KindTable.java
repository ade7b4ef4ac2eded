package dev.assay.posture;

import dev.assay.observation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How far the reading of each kind has come, and what is still missing before any number may be shown. */
final class KindTable {

    private static final String NOT_ALL_READ = ": not all objects were read yet";

    private final Map<Kind, KindState> byKind = new EnumMap<>(Kind.class);
    private boolean changed = true;

    KindTable() {
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new KindState(kind, KindPhase.WAITING, "", null));
        }
    }

    /** Something of the kind was heard of. */
    void heard(Kind kind, Instant at) {
        KindState state = stateOf(kind);
        KindPhase phase = state.phase() == KindPhase.CAUGHT_UP ? KindPhase.CAUGHT_UP : KindPhase.CATCHING_UP;
        move(kind, phase, "", at);
    }

    void move(Kind kind, KindPhase phase, String reason, Instant at) {
        KindState state = stateOf(kind);
        Instant contact = state.heardAt().filter(at::isBefore).orElse(at);
        changed |= state.phase() != phase || !state.reason().equals(reason);
        byKind.put(kind, new KindState(kind, phase, reason, contact));
    }

    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    List<KindState> states() {
        return List.copyOf(byKind.values());
    }

    boolean caughtUp(Kind kind) {
        return stateOf(kind).phase() == KindPhase.CAUGHT_UP;
    }

    /**
     * What is not known yet, in plain words; empty once the posture is complete.
     *
     * @param scopeKnown whether it was ever read what admission looks at
     */
    List<String> missing(boolean scopeKnown) {
        List<String> missing = new ArrayList<>();
        for (KindState state : byKind.values()) {
            boolean wanted = state.kind().need() != Kind.Need.EXTRA;
            if (wanted && state.phase() == KindPhase.CATCHING_UP) {
                missing.add(state.kind().resource() + NOT_ALL_READ);
            }
            if (wanted && (state.phase() == KindPhase.UNREADABLE || state.phase() == KindPhase.STALE)) {
                missing.add(state.kind().resource() + ": " + state.reason());
            }
        }
        missing.addAll(scopeMissing(scopeKnown));
        requireOne(Kind.Need.RUNS, "pods", missing);
        requireOne(Kind.Need.POLICY, "policies of any kind", missing);
        requireOne(Kind.Need.REPORT, "reports of any kind", missing);
        return missing;
    }

    /** What admission looks at may be unknown, then everything counts as seen; but what was known must not be outdated. */
    private List<String> scopeMissing(boolean scopeKnown) {
        KindState state = stateOf(Kind.KYVERNO_CONFIG);
        String resource = state.kind().resource();
        return switch (state.phase()) {
            case STALE -> List.of(resource + ": " + state.reason());
            case UNREADABLE -> scopeKnown ? List.of(resource + ": " + state.reason()) : List.of();
            case CATCHING_UP -> scopeKnown ? List.of(resource + NOT_ALL_READ) : List.of();
            case WAITING, ABSENT, CAUGHT_UP -> List.of();
        };
    }

    private void requireOne(Kind.Need need, String what, List<String> missing) {
        boolean some = byKind.values().stream()
                .anyMatch(state -> state.kind().need() == need
                        && state.phase() != KindPhase.WAITING
                        && state.phase() != KindPhase.ABSENT);
        if (!some) {
            missing.add(what + ": none was read");
        }
    }

    private KindState stateOf(Kind kind) {
        KindState state = byKind.get(kind);
        if (state == null) {
            throw new IllegalStateException("Kind '" + kind + "' has no state");
        }
        return state;
    }
}
