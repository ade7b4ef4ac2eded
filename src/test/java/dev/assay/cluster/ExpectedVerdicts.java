package dev.assay.cluster;

import dev.assay.cluster.Truth.Controller;
import dev.assay.cluster.Truth.Phase;
import dev.assay.cluster.Truth.RunningContainer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be said at the end of a phase, from what is true then. A saying is {@code verdict/cause/refused}. */
final class ExpectedVerdicts {

    static final String NO_POLICY = "no policy";
    static final String VERIFIED = "verified/-/NO";
    static final String NOBODY_KNOWS = "unevaluated/not_covered/UNKNOWN";

    /** Its last evidence is of another policy. */
    private static final String STALE = "unevaluated/stale/UNKNOWN";

    private static final String NOT_LOOKED_AT = "unevaluated/not_covered/YES";

    /** What the annotation of admission says of a bad image: it fails, for whatever reason. */
    private static final String FAILED_AT_ADMISSION = "error/unknown/UNKNOWN";

    /** The background scan comes every minute; a younger pod may not have met one. */
    private static final Duration SCANNED_AFTER = Duration.ofSeconds(30);

    private static final Map<String, String> BY_STATE = Map.of(
            "verified", VERIFIED,
            "unsigned", "unsigned/no_signature/YES",
            "wrong-key", "untrusted/wrong_key/YES",
            "unauthorized", "error/registry_auth/YES",
            "untrusted-cert", "error/registry_tls/YES",
            "missing", "error/image_not_found/YES",
            "unreachable", "error/registry_unreachable/NO",
            "excepted", "excepted/-/NO",
            "unknown", "error/trust_root/YES");

    /** An ImageValidatingPolicy refuses errors too, and its author's text does not say what is wrong with an image. */
    private static final Map<String, String> BY_STATE_ALONE = Map.of(
            "verified", VERIFIED,
            "unsigned", "error/unknown/YES",
            "wrong-key", "error/unknown/YES",
            "unauthorized", "error/registry_auth/YES",
            "untrusted-cert", "error/registry_tls/YES",
            "missing", "error/image_not_found/YES",
            "unreachable", "error/registry_unreachable/YES");

    private static final Set<String> FETCHABLE = Set.of("verified", "unsigned", "wrong-key");

    private final Truth truth;
    private final Phase phase;
    private final List<RunningContainer> running;

    ExpectedVerdicts(Truth truth, Phase phase) {
        this.truth = truth;
        this.phase = phase;
        this.running = truth.containersAtEndOf(phase);
    }

    Set<String> of(RunningContainer container) {
        Set<String> allowed = new HashSet<>(decided(container));
        if (young(container)) {
            allowed.add(NOBODY_KNOWS);
            allowed.add(FAILED_AT_ADMISSION);
        }
        return allowed;
    }

    /** For a template without pods. An ImageValidatingPolicy is not evaluated for templates in the background. */
    Set<String> of(Controller controller, String image) {
        return switch (phase.policy()) {
            case NONE -> Set.of(NO_POLICY);
            case VERIFY_IMAGES -> verified(image, truth.stateOf(controller, image, phase));
            case LISTING, STRICT -> Set.of(NOBODY_KNOWS);
        };
    }

    boolean young(RunningContainer container) {
        return phase.policy() != Truth.PolicyForm.NONE
                && container.life().from().plus(SCANNED_AFTER).isAfter(phase.to());
    }

    /** In an outage a pass may still come from Kyverno's cache. */
    private Set<String> verified(String image, String state) {
        boolean cached = phase.cachedOutage() && state.equals("unreachable") && truth.verifiedBefore(image, phase);
        String decided = of(BY_STATE, state);
        return cached ? Set.of(decided, VERIFIED) : Set.of(decided);
    }

    private Set<String> decided(RunningContainer container) {
        String state = state(container);
        return switch (phase.policy()) {
            case NONE -> Set.of(NO_POLICY);
            case VERIFY_IMAGES -> verified(container.image(), state);
            case LISTING -> Set.of(listed(container, state));
            case STRICT -> strict(container, state);
        };
    }

    /** Where every image could be fetched, the result lists which of them are bad. */
    private String listed(RunningContainer container, String state) {
        boolean lists = podOf(container).stream().allMatch(other -> FETCHABLE.contains(state(other)));
        return lists || alone(container) ? of(BY_STATE_ALONE, state) : NOBODY_KNOWS;
    }

    /** A pass speaks for all; of the init and ephemeral images, which nothing looked at, a failure names one. */
    private Set<String> strict(RunningContainer container, String state) {
        List<RunningContainer> pod = podOf(container);
        long unseen = pod.stream()
                .filter(other -> !looksAt(other))
                .map(RunningContainer::image)
                .distinct()
                .count();
        if (unseen > 0 && !looksAt(container)) {
            return unseen == 1 ? Set.of(NOT_LOOKED_AT) : Set.of(NOT_LOOKED_AT, NOBODY_KNOWS, STALE);
        }
        if (unseen > 0) {
            return Set.of(NOBODY_KNOWS, STALE);
        }
        boolean passes = pod.stream().allMatch(other -> state(other).equals("verified"));
        return Set.of(passes || alone(container) ? of(BY_STATE_ALONE, state) : NOBODY_KNOWS);
    }

    private static boolean looksAt(RunningContainer container) {
        return container.kind().equals("container");
    }

    private boolean alone(RunningContainer container) {
        return Truth.imagesBeside(container, running) == 1;
    }

    private List<RunningContainer> podOf(RunningContainer container) {
        return running.stream()
                .filter(other -> other.podPlace().equals(container.podPlace()))
                .toList();
    }

    private String state(RunningContainer container) {
        return container.states().getOrDefault(phase.name(), "nothing is known");
    }

    private static String of(Map<String, String> byState, String state) {
        return byState.getOrDefault(state, "no verdict is known for '" + state + "'");
    }
}
