package dev.assay.manifests;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query in PromQL. Takes it apart just far enough to see which metrics it asks for. */
public record Expression(String text) {

    private static final Pattern NOISE = Pattern.compile(
            "#[^\n]*" // comments
                    + "|\\{[^}]*}" // matchers
                    + "|\\[[^]]*]" // ranges
                    + "|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)"
                    + "|\\boffset\\s+\\S+"
                    + "|<<\\w+>>");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$:.])[a-zA-Z_:][\\w:]*(?!\\s*\\()(?![\\w:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    /** The names of the metrics. */
    public Set<String> metrics() {
        Set<String> metrics = new TreeSet<>();
        Matcher name = NAME.matcher(NOISE.matcher(text).replaceAll(" "));
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                metrics.add(name.group());
            }
        }
        return metrics;
    }
}
