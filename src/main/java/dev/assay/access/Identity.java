package dev.assay.access;

import java.util.List;
import java.util.Map;

/**
 * Somebody as the Kubernetes API server knows them.
 *
 * @param name of the user, like {@code jane@example.com} or {@code system:serviceaccount:shop:ci}; not blank
 * @param uid of the user; blank if unknown
 * @param groups the user is in
 * @param extra what else authorizers ask for, as a TokenReview gave it
 */
public record Identity(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

    public Identity {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A user needs a name");
        }
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }
}
