package dev.assay.posture;

import dev.assay.observation.ObjectRef;
import dev.assay.policy.WebhookScope;
import org.jspecify.annotations.Nullable;

/** What admission looks at: everything, as long as Kyverno's ConfigMap was not read. */
final class ScopeTable {

    private final VersionGuard guard;
    private @Nullable ObjectRef object;
    private WebhookScope scope = WebhookScope.EVERYTHING;

    ScopeTable(VersionGuard guard) {
        this.guard = guard;
    }

    WebhookScope scope() {
        return scope;
    }

    /** Whether the ConfigMap was read. */
    boolean known() {
        return object != null;
    }

    /** The ConfigMap that is known; null if there is none, or none of this name. */
    @Nullable
    ObjectRef find(ObjectRef heard) {
        return object != null && sameName(object, heard) ? object : null;
    }

    /** Takes a scope; says whether verdicts may change by it. */
    boolean see(ObjectRef heard, WebhookScope newScope) {
        if (guard.compare(find(heard), heard) != VersionGuard.News.NEWER) {
            return false;
        }
        boolean news = !scope.equals(newScope);
        object = heard;
        scope = newScope;
        return news;
    }

    /** Forgets the ConfigMap; says whether it was known. */
    boolean forget(ObjectRef gone) {
        if (object == null || !sameName(object, gone) || !VersionGuard.sameObject(object, gone)) {
            return false;
        }
        object = null;
        scope = WebhookScope.EVERYTHING;
        return true;
    }

    private static boolean sameName(ObjectRef one, ObjectRef other) {
        return one.kind() == other.kind()
                && one.namespace().equals(other.namespace())
                && one.name().equals(other.name());
    }
}
