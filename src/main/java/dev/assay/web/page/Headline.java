package dev.assay.web.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The one sentence a page opens with, what follows from it, and a command where one helps.
 *
 * @param statement the sentence, or its first and most important half
 * @param rest the other half; may be empty
 */
public record Headline(String style, String statement, String rest, List<String> details, String command) {

    private static final String REFUSED = "tone-refused";
    private static final String UNKNOWN = "tone-unknown";
    private static final String ADMITTED = "tone-admitted";

    public Headline {
        details = List.copyOf(details);
    }

    public boolean hasCommand() {
        return !command.isEmpty();
    }

    /** A sentence that is neither good nor bad. */
    public static Headline plain(String statement) {
        return detailed(statement, List.of());
    }

    /** The same, with what follows from it. */
    public static Headline detailed(String statement, List<String> details) {
        return new Headline("", statement, "", details, "");
    }

    /** The whole cluster, completely read. */
    public static Headline ofCluster(ImageCounts counts) {
        return of(counts, "The cluster runs no images.");
    }

    public static Headline ofNamespace(ImageCounts counts) {
        return of(counts, "No images run in this namespace.");
    }

    /** The images that one policy looks at. */
    public static Headline ofPolicy(ImageCounts counts) {
        return of(counts, "It looks at no image that runs: enforcing it would change nothing today.");
    }

    public static Headline withoutPolicy() {
        return new Headline(
                UNKNOWN,
                "No policy that verifies images was found.",
                "",
                List.of(
                        "Assay shows what Kyverno would refuse, so Kyverno needs at least one ImageValidatingPolicy, or a"
                                + " ClusterPolicy with verifyImages. Begin in Audit mode: it refuses nothing, and the first"
                                + " results appear here within a minute.",
                        "If you expected one, see whether it exists and is ready:"),
                "kubectl get clusterpolicies.kyverno.io,policies.kyverno.io -A\n"
                        + "kubectl get imagevalidatingpolicies.policies.kyverno.io");
    }

    /** Neither good nor bad, or not known. */
    public static Headline unknown(String statement, String rest) {
        return new Headline(UNKNOWN, statement, rest, List.of(), "");
    }

    /** Something would be refused. */
    public static Headline refused(String statement, String rest) {
        return new Headline(REFUSED, statement, rest, List.of(), "");
    }

    /** Nothing stands in the way. */
    public static Headline good(String statement) {
        return new Headline(ADMITTED, statement, "", List.of(), "");
    }

    /** Shows no numbers: what has not been read is not known. */
    public static Headline stillReading(List<String> kinds) {
        String missing = kinds.isEmpty() ? "" : " Not caught up yet: " + String.join(", ", kinds) + ".";
        return new Headline(
                UNKNOWN,
                "Assay is still reading the cluster.",
                "",
                List.of("Numbers appear once every kind has been read to its end; before that they would be too good to"
                        + " be true." + missing),
                "");
    }

    private static Headline of(ImageCounts counts, String none) {
        if (counts.images() == 0) {
            return new Headline(UNKNOWN, none, "", List.of(), "");
        }
        if (counts.allAdmitted()) {
            // Where nothing was checked, that all come in is no good news.
            boolean checked = counts.excepted() + counts.unseen() < counts.images();
            return new Headline(checked ? ADMITTED : UNKNOWN, admitted(counts.images()), "", details(counts), "");
        }
        String open = open(counts);
        if (counts.refused() == 0) {
            String rest = "Of " + counts.images() + ", " + open + ".";
            return new Headline(UNKNOWN, "No image is known to be refused today.", rest, details(counts), "");
        }
        String noun = counts.images() == 1 ? " image" : " images";
        String refused = counts.refused() + " of " + counts.images() + noun + " would be refused today";
        return open.isEmpty()
                ? new Headline(REFUSED, refused + ".", "", details(counts), "")
                : new Headline(REFUSED, refused + ";", open + ".", details(counts), "");
    }

    private static String admitted(int images) {
        return images == 1 ? "The only image would be admitted." : "All " + images + " images would be admitted.";
    }

    private static String open(ImageCounts counts) {
        List<String> parts = new ArrayList<>();
        if (counts.unchecked() > 0) {
            parts.add(counts.unchecked() + " could not be checked");
        }
        if (counts.unevaluated() > 0) {
            parts.add(counts.unevaluated() + (counts.unevaluated() == 1 ? " is" : " are") + " not evaluated yet");
        }
        return String.join(", ", parts);
    }

    private static List<String> details(ImageCounts counts) {
        List<String> details = new ArrayList<>();
        int signing = counts.refused() - counts.refusedUnread();
        if (signing > 0) {
            details.add(signing + (signing == 1 ? " needs" : " need") + " a signature the policy accepts.");
        }
        if (counts.refusedUnread() > 0) {
            details.add("For " + counts.refusedUnread() + " Kyverno could not look (registry access, certificate or a"
                    + " missing tag): repair that first; whether they are signed is not known.");
        }
        if (counts.excepted() > 0) {
            details.add(counts.excepted() + (counts.excepted() == 1 ? " is" : " are")
                    + " admitted by an exception or left out by the policy, not by a signature.");
        }
        if (counts.unseen() > 0) {
            details.add(counts.unseen() + (counts.unseen() == 1 ? " runs" : " run")
                    + " only where admission never looks, and would be admitted whatever a check says.");
        }
        return details;
    }
}
