package dev.assay.policy;

/**
 * What tells one policy from another.
 *
 * @param engine policies of different engines may share a name
 * @param name the name as results print it: {@code name}, or {@code namespace/name} for a namespaced policy
 */
public record PolicyKey(PolicyEngine engine, String name) implements Comparable<PolicyKey> {

    /** The key of a policy object; a blank namespace means cluster-wide. */
    public static PolicyKey of(PolicyEngine engine, String namespace, String name) {
        return new PolicyKey(engine, namespace.isEmpty() ? name : namespace + "/" + name);
    }

    /** A name as it stands in a path, where slashes part: {@code namespace:name} of a namespaced policy. */
    public static String inPath(String name) {
        return name.replace('/', ':');
    }

    /** The name that stands so in a path. */
    public static String ofPath(String inPath) {
        return inPath.replace(':', '/');
    }

    @Override
    public int compareTo(PolicyKey other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : engine.compareTo(other.engine);
    }
}
