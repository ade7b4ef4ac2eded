package dev.assay.gate;

import dev.assay.policy.LabelSelector;
import dev.assay.posture.NamespacePosture;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which namespaces of a policy are asked together. With neither names nor a selector it is the policy as a whole.
 *
 * @param namespaces by name; each counts, also one in which the policy looks at nothing
 * @param selector those with these labels; the ones in which the policy looks at nothing are left out. Null for none
 * @param soak how long all conditions must hold, if that is longer than the settings ask for
 */
public record GateScope(List<String> namespaces, @Nullable LabelSelector selector, Duration soak) {

    /** The policy as a whole, as the settings ask for it. */
    public static final GateScope WHOLE = new GateScope(List.of(), null, Duration.ZERO);

    public GateScope {
        namespaces = List.copyOf(namespaces);
        if (selector != null && !namespaces.isEmpty()) {
            throw new IllegalArgumentException("A scope has either names, here " + namespaces + ", or a selector");
        }
    }

    boolean names(String namespace) {
        return namespaces.contains(namespace);
    }

    boolean asks(NamespacePosture namespace) {
        if (selector != null) {
            return selector.matches(namespace.labels());
        }
        return namespaces.isEmpty() || names(namespace.namespace());
    }
}
