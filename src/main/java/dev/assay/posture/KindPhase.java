package dev.assay.posture;

import java.util.Locale;

/** How far the reading of one kind of object has come. */
public enum KindPhase {
    /** Nothing was heard of it. */
    WAITING,
    /** Its objects are coming in; not all were seen yet. */
    CATCHING_UP,
    /** Every object was seen, and changes arrive. */
    CAUGHT_UP,
    /** The cluster does not have it. */
    ABSENT,
    /** It exists and cannot be read. */
    UNREADABLE,
    /** It was read, but nothing was heard of it for too long. */
    STALE;

    /** The words for it in JSON, metrics and on pages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
