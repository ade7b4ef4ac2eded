package dev.assay.workload;

import org.jspecify.annotations.Nullable;

/**
 * The syntax of image references of {@code github.com/distribution/reference} v0.6.0 ({@code regexp.go}, {@code
 * reference.go}), with the digests that {@code opencontainers/go-digest} v1.0.0 accepts, in one pass without regular
 * expressions.
 *
 * <p>One limit is ours: a registry of more than 255 characters is invalid, which DNS rules out anyway.
 */
final class ReferenceGrammar {

    /** Longer than any text that {@link #allows}: registry, path, tag, the longest digest and four separators. */
    static final int LONGEST_REFERENCE = 1_024;

    private static final int LONGEST_REGISTRY = 255;
    private static final int LONGEST_PATH = 255;
    private static final int LONGEST_TAG = 128;

    private ReferenceGrammar() {}

    static boolean allows(String name, @Nullable String tag, @Nullable String digest) {
        return isName(name) && (tag == null || isTag(tag)) && (digest == null || isDigest(digest));
    }

    private static boolean isName(String name) {
        int slash = name.indexOf('/');
        if (slash < 0 || slash > LONGEST_REGISTRY || !isPath(name, slash + 1)) {
            return false;
        }
        if (isRegistry(name.substring(0, slash))) {
            return name.length() - slash - 1 <= LONGEST_PATH;
        }
        // "my_registry.lan/app" has no registry for distribution; Kyverno takes its first component for one afterwards
        return isComponent(name, 0, slash) && name.length() <= LONGEST_PATH;
    }

    private static boolean isRegistry(String text) {
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', bracket + 1);
        String host = colon < 0 ? text : text.substring(0, colon);
        boolean portFits = colon < 0 || isNumber(text.substring(colon + 1));
        return portFits && (bracket < 0 ? isHostName(host) : isAddress(host));
    }

    private static boolean isHostName(String host) {
        char before = '.';
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean fits = switch (c) {
                case '.' -> before != '.' && before != '-';
                case '-' -> before != '.';
                default -> isLetter(c) || isDigit(c);
            };
            if (!fits) {
                return false;
            }
            before = c;
        }
        return before != '.' && before != '-';
    }

    private static boolean isAddress(String host) {
        return host.length() > 2
                && host.startsWith("[")
                && host.endsWith("]")
                && host.substring(1, host.length() - 1).chars().allMatch(c -> c == ':' || isHex(c));
    }

    private static boolean isPath(String name, int from) {
        int start = from;
        int slash = name.indexOf('/', start);
        while (slash >= 0) {
            if (!isComponent(name, start, slash)) {
                return false;
            }
            start = slash + 1;
            slash = name.indexOf('/', start);
        }
        return isComponent(name, start, name.length());
    }

    private static boolean isComponent(String name, int from, int to) {
        int start = from;
        while (true) {
            int end = start;
            while (end < to && (isLower(name.charAt(end)) || isDigit(name.charAt(end)))) {
                end++;
            }
            if (end == start || end == to) {
                return end > start;
            }
            start = afterSeparator(name, end, to);
        }
    }

    /** One dot, one or two underscores, or any number of dashes; the same place if none of them stands there. */
    private static int afterSeparator(String name, int from, int to) {
        char separator = name.charAt(from);
        int most = switch (separator) {
            case '.' -> 1;
            case '_' -> 2;
            case '-' -> to;
            default -> 0;
        };
        int end = from;
        while (end < to && end - from < most && name.charAt(end) == separator) {
            end++;
        }
        return end;
    }

    private static boolean isTag(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TAG
                && text.charAt(0) != '.'
                && text.charAt(0) != '-'
                && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '-');
    }

    private static boolean isDigest(String text) {
        int colon = text.indexOf(':');
        String algorithm = text.substring(0, Math.max(colon, 0));
        int hexLength = switch (algorithm) {
            case "sha256" -> 64;
            case "sha384" -> 96;
            case "sha512" -> 128;
            default -> -1;
        };
        return text.length() - colon - 1 == hexLength
                && text.chars().skip(colon + 1L).allMatch(c -> isDigit(c) || (c >= 'a' && c <= 'f'));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(ReferenceGrammar::isDigit);
    }

    private static boolean isLetter(int c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
