package dev.assay.web.image;

import dev.assay.posture.Placement;
import dev.assay.web.page.VisibleText;
import dev.assay.workload.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What really runs, next to what the spec names.
 *
 * @param text what is to be said of it
 * @param drift whether they are not the same
 * @param digests each that runs, the most common first
 */
public record DigestNote(String text, boolean drift, List<RunningDigest> digests) {

    private static final int MOST = 50;

    public DigestNote {
        digests = List.copyOf(digests);
    }

    /** Of all containers that have this image in their spec. */
    public static DigestNote of(String image, List<Placement> placements) {
        Map<String, List<Placement>> byDigest = new TreeMap<>();
        int silent = 0;
        for (Placement placement : placements) {
            if (!placement.digest().isEmpty()) {
                byDigest.computeIfAbsent(placement.digest(), _ -> new ArrayList<>())
                        .add(placement);
            } else if (placement.pod().isPresent()) {
                silent++;
            }
        }
        String unknown = silent == 0 ? "" : " " + containers(silent) + " did not say.";
        if (byDigest.isEmpty()) {
            return new DigestNote(
                    silent == 0
                            ? "No pod runs it now, so there is nothing to compare."
                            : "No pod says which digest it runs; the kubelet tells once a container was started.",
                    false,
                    List.of());
        }
        String named = ImageReference.of(image).digest().orElse("");
        return named.isEmpty() ? ofTag(byDigest, unknown) : ofDigest(named, byDigest, unknown);
    }

    private static DigestNote ofTag(Map<String, List<Placement>> byDigest, String unknown) {
        if (byDigest.size() == 1) {
            return new DigestNote("The tag runs as one digest." + unknown, false, lines(byDigest));
        }
        String text =
                "The same tag runs as " + byDigest.size() + " digests: it was pushed again between the starts of these"
                        + " pods. A verdict is about what the tag was when Kyverno asked the registry, not about each of them.";
        return new DigestNote(text + unknown, true, lines(byDigest));
    }

    private static DigestNote ofDigest(String named, Map<String, List<Placement>> byDigest, String unknown) {
        boolean same = byDigest.keySet().equals(Set.of(named));
        String text = same
                ? "What runs is the digest that the spec names."
                : "What runs is not, or not everywhere, the digest that the spec names. Of an image for several platforms"
                        + " some runtimes tell the digest of their own platform; if that is not it, look at the node.";
        return new DigestNote(text + unknown, !same, lines(byDigest));
    }

    private static List<RunningDigest> lines(Map<String, List<Placement>> byDigest) {
        return byDigest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> Integer.compare(other.size(), one.size())))
                .limit(MOST)
                .map(entry -> new RunningDigest(
                        entry.getKey(),
                        containers(entry.getValue().size()),
                        VisibleText.name(entry.getValue().getFirst().pod().orElse(""))))
                .toList();
    }

    private static String containers(int count) {
        return count == 1 ? "1 container" : count + " containers";
    }
}
