package dev.assay.cluster;

import java.util.regex.Pattern;

/**
 * Where Kyverno's ConfigMap is, which says what admission looks at.
 *
 * @param namespace that Kyverno is installed in
 * @param name of the ConfigMap
 */
public record KyvernoConfig(String namespace, String name) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");

    /** Where Kyverno's chart puts it if it is installed as {@code kyverno}. */
    public static final KyvernoConfig DEFAULT = new KyvernoConfig("kyverno", "kyverno");

    public KyvernoConfig {
        if (!LABEL.matcher(namespace).matches() || !SUBDOMAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + namespace + "/" + name + "' is not the NAMESPACE/NAME of a ConfigMap");
        }
    }

    /**
     * Reads {@code namespace/name}.
     *
     * @throws IllegalArgumentException if it is something else, with a message that says so
     */
    public static KyvernoConfig of(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new KyvernoConfig(text, "")
                : new KyvernoConfig(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
