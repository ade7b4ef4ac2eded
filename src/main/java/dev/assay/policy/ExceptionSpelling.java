package dev.assay.policy;

import java.util.List;

/**
 * How an exception is written: what it lets in.
 *
 * @param engine whose policies it touches
 * @param exemptions which policies, and which of their rules
 * @param match where, by {@code match}; nothing for an exception of an ImageValidatingPolicy, which has conditions only
 * @param onlyImages it holds only for pods all of whose images are among these; none means whatever their images
 * @param conditions further ones, which Assay does not evaluate
 * @param createdSecond {@code creationTimestamp}, in seconds since 1970; 0 if unknown
 * @param reason why there is one, in its author's words; blank if nothing says so
 */
public record ExceptionSpelling(
        PolicyEngine engine,
        List<Exemption> exemptions,
        ResourceFilters match,
        List<String> onlyImages,
        List<String> conditions,
        long createdSecond,
        String reason) {

    /** Nothing is known of how it is written. */
    public static final ExceptionSpelling UNKNOWN = new ExceptionSpelling(
            PolicyEngine.VERIFY_IMAGES, List.of(), ResourceFilters.NONE, List.of(), List.of(), 0, "");

    public ExceptionSpelling {
        exemptions = List.copyOf(exemptions);
        onlyImages = List.copyOf(onlyImages);
        conditions = List.copyOf(conditions);
    }

    /**
     * What of a policy is not asked.
     *
     * @param policy its name as results print it; may have wildcards
     * @param rules their names, with wildcards; none for a policy that is one rule
     */
    public record Exemption(String policy, List<String> rules) {

        public Exemption {
            rules = List.copyOf(rules);
        }
    }
}
