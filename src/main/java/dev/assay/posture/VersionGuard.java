package dev.assay.posture;

import dev.assay.observation.ObjectRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what is news: watches may deliver an object's versions late, twice, or after its end. */
final class VersionGuard {

    /** How many gone objects are remembered. */
    private static final int MOST_GONE = 50_000;

    private final Set<String> gone = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_GONE;
        }
    });

    /** How what was heard relates to what is known. */
    enum News {
        /** It replaces what is known. */
        NEWER,
        /** It is an earlier version of the same object. */
        EARLIER,
        /** It says nothing: the same version again, an object that is gone or was replaced. */
        NONE
    }

    News compare(@Nullable ObjectRef known, ObjectRef heard) {
        if (gone.contains(heard.uid())) {
            return News.NONE;
        }
        if (known == null) {
            return News.NEWER;
        }
        boolean unordered = known.resourceVersion() == 0 || heard.resourceVersion() == 0;
        boolean newer = unordered || heard.resourceVersion() > known.resourceVersion();
        if (newer) {
            return News.NEWER;
        }
        boolean earlier = heard.uid().equals(known.uid()) && heard.resourceVersion() < known.resourceVersion();
        return earlier ? News.EARLIER : News.NONE;
    }

    /** Remembers that the object ended; its uid is never used again. */
    void end(ObjectRef object) {
        if (!object.uid().isEmpty()) {
            gone.add(object.uid());
        }
    }

    /** Whether the object with this uid ended. */
    boolean ended(String uid) {
        return gone.contains(uid);
    }

    /** Whether the end of {@code heard} is the end of {@code known}. */
    static boolean sameObject(ObjectRef known, ObjectRef heard) {
        return heard.uid().isEmpty() || known.uid().isEmpty() || known.uid().equals(heard.uid());
    }
}
