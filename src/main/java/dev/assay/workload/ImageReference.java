package dev.assay.workload;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a container's {@code image:}, in the form in which Kyverno prints it: {@code registry/path@digest} (a
 * tag beside the digest is dropped) or {@code registry/path:tag}.
 *
 * <p>Follows {@code GetImageInfo}, {@code addDefaultRegistry} and {@code ImageInfo.String} of Kyverno 1.19.0 ({@code
 * pkg/utils/image/infos.go}): a missing registry is {@code docker.io}, a missing tag {@code latest}, and neither {@code
 * library/} is inserted nor {@code index.docker.io} rewritten. What is valid is decided by {@link ReferenceGrammar}.
 *
 * <p>Text that Kyverno cannot read, and so never names, gives a reference that is not {@link #valid()}: its canonical
 * form is the text, at most 512 characters of it, without control characters and without a password; its registry and
 * path are empty.
 *
 * <p>Two references are equal when their canonical forms are.
 */
public final class ImageReference {

    private static final String DEFAULT_REGISTRY = "docker.io";
    private static final String DEFAULT_TAG = "latest";

    private final String canonical;
    private final String registry;
    private final String path;
    private final @Nullable String tag;
    private final @Nullable String digest;

    private ImageReference(
            String canonical, String registry, String path, @Nullable String tag, @Nullable String digest) {
        this.canonical = canonical;
        this.registry = registry;
        this.path = path;
        this.tag = tag;
        this.digest = digest;
    }

    /** Reads any text; never throws. */
    public static ImageReference of(String text) {
        if (text.length() > ReferenceGrammar.LONGEST_REFERENCE) {
            return invalid(text);
        }
        String full = hasRegistry(text) ? text : DEFAULT_REGISTRY + '/' + text;
        int at = full.indexOf('@');
        String named = at < 0 ? full : full.substring(0, at);
        String digest = at < 0 ? null : full.substring(at + 1);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String name = colon < 0 ? named : named.substring(0, colon);
        String tag = colon < 0 ? null : named.substring(colon + 1);
        if (!ReferenceGrammar.allows(name, tag, digest)) {
            return invalid(text);
        }
        return valid(name, tag, digest);
    }

    /** The registry of an image in its canonical form; empty for a text without one. */
    public static String registryOf(String canonical) {
        int slash = canonical.indexOf('/');
        return slash < 0 ? "" : canonical.substring(0, slash);
    }

    public String canonical() {
        return canonical;
    }

    public String registry() {
        return registry;
    }

    public String path() {
        return path;
    }

    /** The tag as written, also beside a digest; {@code latest} if neither was written. */
    public Optional<String> tag() {
        return Optional.ofNullable(tag);
    }

    public Optional<String> digest() {
        return Optional.ofNullable(digest);
    }

    public boolean valid() {
        return !registry.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageReference reference && canonical.equals(reference.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return canonical;
    }

    private static boolean hasRegistry(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String first = text.substring(0, slash);
        return first.equals("localhost") || first.chars().anyMatch(c -> c == '.' || c == ':' || (c >= 'A' && c <= 'Z'));
    }

    private static ImageReference valid(String name, @Nullable String tag, @Nullable String digest) {
        int slash = name.indexOf('/');
        String shownTag = tag == null && digest == null ? DEFAULT_TAG : tag;
        String suffix = digest == null ? ":" + shownTag : "@" + digest;
        return new ImageReference(name + suffix, name.substring(0, slash), name.substring(slash + 1), shownTag, digest);
    }

    private static ImageReference invalid(String text) {
        return new ImageReference(PrintableText.of(withoutPassword(text)), "", "", null, null);
    }

    /** As in {@code user:password@registry/path}, which no registry takes, and everybody would be shown. */
    private static String withoutPassword(String text) {
        int at = text.lastIndexOf('@', text.lastIndexOf('/'));
        int colon = text.indexOf(':');
        return colon >= 0 && colon < at ? "***" + text.substring(at) : text;
    }
}
