package dev.assay.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody tried while a policy was enforced, and what kubectl printed. In the file it is a block {@code ## time title},
 * {@code $ command}, {@code exit code}, output.
 */
record KubectlAttempt(String title, boolean succeeded, String output) {

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^## \\S+ +(.*?)\\R\\$ .*?\\Rexit (\\d+)\\R(.*?)(?=^## |^# |\\z)");
    private static final Pattern BLOCKED = Pattern.compile("'failed to verify image (\\S+): ");
    private static final Pattern ADMITTED =
            Pattern.compile("(?m)^(pod|deployment\\.apps)/(\\S+) (?:created|restarted)$");
    private static final Pattern NAMESPACE = Pattern.compile(" in (\\w+)");

    /** The attempts made before the recording ended. */
    static List<KubectlAttempt> duringRecording(String file) {
        String during = file.substring(0, file.indexOf("\n# After the end of the recording"));
        return BLOCK.matcher(during)
                .results()
                .map(block -> new KubectlAttempt(block.group(1), block.group(2).equals("0"), block.group(3)))
                .toList();
    }

    /** The image that made admission refuse; none if it did not. */
    List<String> refusedImages() {
        return output.contains("was blocked due to the following policies") ? all(BLOCKED, 1) : List.of();
    }

    /** The pods and Deployments that were let in. */
    List<String> admittedNames() {
        return succeeded ? all(ADMITTED, 2) : List.of();
    }

    String namespace() {
        return NAMESPACE.matcher(title).results().map(found -> found.group(1)).reduce("", (_, last) -> last);
    }

    private List<String> all(Pattern pattern, int group) {
        List<String> found = new ArrayList<>();
        for (MatchResult result : pattern.matcher(output).results().toList()) {
            found.add(result.group(group));
        }
        return found;
    }
}
