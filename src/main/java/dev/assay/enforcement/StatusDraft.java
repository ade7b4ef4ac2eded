package dev.assay.enforcement;

import dev.assay.enforcement.Condition.Truth;
import dev.assay.enforcement.GateStatus.Blocker;
import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.gate.Reason;
import dev.assay.gate.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/*
 * By kstatus an object is fine if Ready is True, failed if Stalled is True, and in progress otherwise:
 *
 *                  Ready      Reconciling   Stalled
 *     READY        True       False         False
 *     NOT_READY    False      False         False     somebody must sign or repair something
 *     UNKNOWN      Unknown    True          False     it may become READY by itself
 *     UNKNOWN      Unknown    False         True      the spec cannot be answered as it is
 */
/** Puts one status together. What did not change keeps its words and its times. */
final class StatusDraft {

    static final int MOST_BLOCKERS = 20;

    private static final int LONGEST_MESSAGE = 1_024;

    /** The beginning of a soak is computed from its length, and swings with the moment of asking. */
    private static final Duration SWING = Duration.ofSeconds(2);

    private final GateRequest gate;
    private final @Nullable GateStatus written;
    private final Instant now;

    StatusDraft(GateRequest gate, @Nullable GateStatus written, Instant now) {
        this.gate = gate;
        this.written = written;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    GateStatus ready(GateDecision decision) {
        String message =
                "Every condition has held for " + spoken(decision.soak().required()) + " and longer.";
        return status(decision, conditions(Truth.TRUE, false, false, "AllConditionsHold", message));
    }

    GateStatus notReady(GateDecision decision) {
        return status(decision, conditions(Truth.FALSE, false, false, reason(decision), message(decision)));
    }

    GateStatus unknown(GateDecision decision) {
        return status(decision, conditions(Truth.UNKNOWN, true, false, reason(decision), message(decision)));
    }

    /** Nobody can tell yet. */
    GateStatus waiting(String reason, String message, @Nullable GateDecision decision) {
        return undecided(decision, conditions(Truth.UNKNOWN, true, false, reason, message));
    }

    /** Nobody can tell until somebody changes something. */
    GateStatus stalled(String reason, String message, @Nullable GateDecision decision) {
        return undecided(decision, conditions(Truth.UNKNOWN, false, true, reason, message));
    }

    private GateStatus status(GateDecision decision, List<Condition> conditions) {
        List<Blocker> blockers =
                blocking(decision).limit(MOST_BLOCKERS).map(this::blocker).toList();
        return new GateStatus(
                gate.generation(),
                decision.state(),
                decision.validUntil()
                        .map(until -> until.truncatedTo(ChronoUnit.SECONDS))
                        .orElse(null),
                cleanSince(decision),
                decision.policy().generation(),
                decision.evidence().hash().hex(),
                decision.blockers(),
                blockers,
                now,
                conditions);
    }

    private GateStatus undecided(@Nullable GateDecision decision, List<Condition> conditions) {
        return new GateStatus(
                gate.generation(),
                GateState.UNKNOWN,
                null,
                null,
                decision == null ? null : decision.policy().generation(),
                null,
                0,
                List.of(),
                now,
                conditions);
    }

    private List<Condition> conditions(
            Truth ready, boolean reconciling, boolean stalled, String reason, String message) {
        String bounded = BoundedText.of(message, LONGEST_MESSAGE);
        return List.of(
                condition(GateStatus.READY, ready, reason, bounded),
                reconciling
                        ? condition(GateStatus.RECONCILING, Truth.TRUE, reason, bounded)
                        : condition(GateStatus.RECONCILING, Truth.FALSE, "Decided", ""),
                stalled
                        ? condition(GateStatus.STALLED, Truth.TRUE, reason, bounded)
                        : condition(GateStatus.STALLED, Truth.FALSE, "SpecUnderstood", ""));
    }

    private Condition condition(String type, Truth status, String reason, String message) {
        List<Condition> before = written == null ? gate.before() : written.conditions();
        Instant since = before.stream()
                .filter(condition -> condition.type().equals(type) && condition.status() == status)
                .map(Condition::lastTransitionTime)
                .findFirst()
                .orElse(now);
        return new Condition(type, status, reason, message, gate.generation(), since);
    }

    private @Nullable Instant cleanSince(GateDecision decision) {
        Instant since = decision.soak()
                .since(decision.asOf())
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .orElse(null);
        Instant before = written == null ? null : written.cleanSince();
        if (since == null || before == null) {
            return since;
        }
        return Duration.between(before, since).abs().compareTo(SWING) <= 0 ? before : since;
    }

    private static Stream<Reason> blocking(GateDecision decision) {
        return decision.reasons().stream().filter(reason -> reason.code().effect() != ReasonCode.Effect.ADVISES);
    }

    private Blocker blocker(Reason reason) {
        Blocker blocker = Blocker.of(reason);
        if (reason.code() != ReasonCode.SOAKING) {
            return blocker;
        }
        // How long it has soaked grows with each second; since when stands in cleanSince.
        return new Blocker(
                blocker.code(),
                blocker.namespace(),
                null,
                null,
                null,
                null,
                "The conditions hold, not for long enough.");
    }

    private static String reason(GateDecision decision) {
        return blocking(decision)
                .findFirst()
                .map(reason -> camelCase(reason.code().label()))
                .orElse("Undecided");
    }

    private String message(GateDecision decision) {
        Reason first = blocking(decision).findFirst().orElse(null);
        if (first == null) {
            return "Nobody can tell.";
        }
        if (first.code() == ReasonCode.SOAKING) {
            return "Every condition must hold for " + spoken(decision.soak().required()) + "; so far since "
                    + cleanSince(decision) + ".";
        }
        String where = first.place()
                .map(place -> "%s/%s, container %s, image %s: "
                        .formatted(place.workload().kind(), place.workload().name(), place.container(), place.image()))
                .orElse("");
        String namespace = first.namespace().isEmpty() ? "" : "In " + first.namespace() + ": ";
        int more = decision.blockers() - 1;
        String others = more > 0 ? " (" + more + " more)" : "";
        // The words of a stranger come last: whatever is cut off, it is not what Assay says.
        return first.code().advice() + others + " " + namespace + where + first.message();
    }

    private static String camelCase(String label) {
        return Stream.of(label.split("_", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** Like 2h or 1m30s. */
    private static String spoken(Duration duration) {
        return duration.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
