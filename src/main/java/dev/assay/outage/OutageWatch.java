package dev.assay.outage;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureListener;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 *     posture ──► in namespaces that changed, images that could be checked before and cannot now ──► turns
 *             ──► turns of images that are checked again, or gone, are forgotten
 *             ──► OutageRule, once a second
 *
 * Invariant: a turn was seen. What fails since before Assay started, or since it first ran, is no turn.
 */
/** Watches for outages. Told of postures by one thread; asked by many. */
public final class OutageWatch implements PostureListener, Supplier<List<Outage>> {

    private final Map<String, NamespacePosture> seen = new HashMap<>();
    private final Map<String, Map<String, Turn>> turnsByNamespace = new HashMap<>();
    private boolean moved;
    private long lastSecond = Long.MIN_VALUE;
    private volatile List<Outage> outages = List.of();
    private volatile Map<String, List<Turn>> told = Map.of();

    /** The outages that go on, the largest first. */
    @Override
    public List<Outage> get() {
        return outages;
    }

    /** The outages that somebody sees who sees this part of the cluster: turns elsewhere count for nothing. */
    public List<Outage> among(Posture seen) {
        Map<String, List<Turn>> turns = told;
        return outages(
                seen,
                seen.byNamespace().keySet().stream()
                        .flatMap(namespace -> turns.getOrDefault(namespace, List.of()).stream())
                        .toList());
    }

    @Override
    // What did not change is the same object: that is what makes this cheap.
    @SuppressWarnings("ReferenceEquality")
    public void posturePublished(Posture posture) {
        if (!posture.complete()) {
            return;
        }
        moved |= seen.keySet().retainAll(posture.byNamespace().keySet());
        turnsByNamespace.keySet().retainAll(posture.byNamespace().keySet());
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            NamespacePosture before = seen.put(namespace.namespace(), namespace);
            if (before != namespace) {
                moved |= look(before, namespace, posture.asOf());
            }
        }
        long second = posture.asOf().getEpochSecond();
        if (moved && second != lastSecond) {
            told = turnsByNamespace.entrySet().stream()
                    .filter(turns -> !turns.getValue().isEmpty())
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey,
                            turns -> List.copyOf(turns.getValue().values())));
            outages = outages(
                    posture, told.values().stream().flatMap(List::stream).toList());
            moved = false;
            lastSecond = second;
        }
    }

    /** Takes note of turns; says whether there are others than before. */
    private boolean look(@Nullable NamespacePosture before, NamespacePosture now, Instant at) {
        Map<String, Turn> known = turnsByNamespace.getOrDefault(now.namespace(), Map.of());
        Map<String, Turn> turns = new HashMap<>();
        for (ImagePosture image : now.images()) {
            Turn turn = turn(before, image, known.get(image.image()), at);
            if (turn != null) {
                turns.put(image.image(), turn);
            }
        }
        turnsByNamespace.put(now.namespace(), turns);
        return !turns.equals(known);
    }

    private static @Nullable Turn turn(
            @Nullable NamespacePosture before, ImagePosture image, @Nullable Turn known, Instant at) {
        Judgement judgement = image.overall();
        Cause cause = judgement.cause().orElse(Cause.UNKNOWN);
        if (judgement.verdict() != Verdict.ERROR) {
            return null;
        }
        if (known != null && known.cause() == cause) {
            return known;
        }
        Optional<Judgement> earlier = Optional.ofNullable(before)
                .flatMap(namespace -> namespace.image(image.image()))
                .map(ImagePosture::overall);
        boolean turned = earlier.filter(OutageWatch::answered)
                .filter(was -> was.cause().filter(cause::equals).isEmpty())
                .isPresent();
        return turned ? new Turn(image.image(), cause, at) : null;
    }

    /** Whether Kyverno said something of it: what nobody looked at did not turn. */
    private static boolean answered(Judgement judgement) {
        return switch (judgement.verdict()) {
            case UNSIGNED, UNTRUSTED, ERROR, VERIFIED -> true;
            case UNEVALUATED, EXCEPTED, SKIPPED -> false;
        };
    }

    private static List<Outage> outages(Posture posture, List<Turn> turns) {
        if (turns.size() < OutageRule.FEWEST) {
            return List.of();
        }
        Set<String> checked = new HashSet<>();
        posture.byNamespace().values().stream()
                .flatMap(namespace -> namespace.images().stream())
                .filter(image -> answered(image.overall()))
                .forEach(image -> checked.add(image.image()));
        return OutageRule.among(turns, checked);
    }
}
