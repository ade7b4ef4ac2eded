package dev.assay.outage;

import dev.assay.verdict.Cause;
import dev.assay.workload.ImageReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/*
 *     turns to one cause, of images of one registry where the cause is a registry's
 *        at least 5 images, and a fifth of those that were checked, within 10 minutes
 *                                         ──► an outage
 *     two registries with the same cause  ──► one outage of several
 *
 * Why so: five images are more than one careless release, a fifth is more than one team, and a scan of the whole cluster
 * takes less than ten minutes.
 */
/** Says which turns are outages. Pure. */
final class OutageRule {

    /** Fewer images are looked at one by one. */
    static final int FEWEST = 5;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int SHARE = 5;

    private OutageRule() {}

    /**
     * The outages among these turns, the largest first.
     *
     * @param turns each image that turned and is still so
     * @param checked the images that Kyverno gave an answer about
     */
    static List<Outage> among(Collection<Turn> turns, Set<String> checked) {
        Map<String, List<Turn>> byTrouble = new TreeMap<>();
        turns.forEach(turn -> byTrouble
                .computeIfAbsent(turn.cause() + " " + registryOf(turn.cause(), turn.image()), _ -> new ArrayList<>())
                .add(turn));
        List<Outage> outages = new ArrayList<>();
        byTrouble.values().forEach(same -> add(same, checked, outages));
        return together(outages);
    }

    private static void add(List<Turn> same, Set<String> checked, List<Outage> outages) {
        List<Turn> closest = closest(same);
        Cause cause = same.getFirst().cause();
        String registry = registryOf(cause, same.getFirst().image());
        int images = images(closest);
        if (images < FEWEST) {
            return;
        }
        int of = (int) checked.stream()
                .filter(image -> registryOf(cause, image).equals(registry))
                .count();
        if (images * SHARE >= of) {
            Instant from = closest.getFirst().at();
            outages.add(new Outage(
                    cause, registry, images, of, from, closest.getLast().at()));
        }
    }

    /** Of those that lie within the window, the most. */
    private static List<Turn> closest(List<Turn> turns) {
        List<Turn> sorted =
                turns.stream().sorted(Comparator.comparing(Turn::at)).toList();
        List<Turn> closest = List.of();
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            Instant end = sorted.get(to).at();
            while (sorted.get(from).at().isBefore(end.minus(WINDOW))) {
                from++;
            }
            if (to + 1 - from > closest.size()) {
                closest = sorted.subList(from, to + 1);
            }
        }
        return closest;
    }

    private static int images(List<Turn> turns) {
        Set<String> images = new HashSet<>();
        turns.forEach(turn -> images.add(turn.image()));
        return images.size();
    }

    /** What several registries fail with at once is one trouble: the network, or Kyverno's way to it. */
    private static List<Outage> together(List<Outage> outages) {
        Map<Cause, Outage> byCause = outages.stream()
                .collect(Collectors.toMap(Outage::cause, Function.identity(), OutageRule::both, TreeMap::new));
        return byCause.values().stream()
                .sorted(Comparator.comparingInt(Outage::images).reversed().thenComparing(Outage::cause))
                .toList();
    }

    private static Outage both(Outage one, Outage other) {
        return new Outage(
                one.cause(),
                "",
                one.images() + other.images(),
                one.checked() + other.checked(),
                one.from().isBefore(other.from()) ? one.from() : other.from(),
                one.to().isAfter(other.to()) ? one.to() : other.to());
    }

    /** The registry that the trouble is with; blank where it is with something that all registries share. */
    private static String registryOf(Cause cause, String image) {
        return switch (cause) {
            case REGISTRY_AUTH, REGISTRY_RATE_LIMIT, REGISTRY_UNREACHABLE, REGISTRY_TLS, IMAGE_NOT_FOUND ->
                ImageReference.registryOf(image);
            case NO_SIGNATURE,
                    SIGNATURE_FORMAT_UNSEEN,
                    WRONG_KEY,
                    WRONG_IDENTITY,
                    ATTESTATION_MISSING,
                    ATTESTATION_INVALID,
                    DIGEST_MISSING,
                    TRUST_ROOT,
                    TRANSPARENCY_LOG,
                    TIMEOUT,
                    POLICY_ERROR,
                    NOT_COVERED,
                    STALE,
                    UNKNOWN -> "";
        };
    }
}
