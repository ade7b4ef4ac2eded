package dev.assay.gate;

import dev.assay.verdict.EvidenceAge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate that is simulated: as it is, or with a part taken out.
 *
 * @param checks those that it makes
 * @param soak how long it soaks
 * @param evidenceAge how old evidence it takes
 * @param knowsExpiry whether it is told when exceptions end
 */
record Mutation(List<Check> checks, Duration soak, Duration evidenceAge, boolean knowsExpiry) {

    static final Mutation NONE = new Mutation(Checks.ALL, Times.SOAK, Times.EVIDENCE_AGE, true);

    private static final Duration FOREVER = Duration.ofDays(1_000);

    static Mutation without(int check) {
        List<Check> kept = new ArrayList<>(Checks.ALL);
        kept.remove(check);
        return new Mutation(kept, Times.SOAK, Times.EVIDENCE_AGE, true);
    }

    static Mutation withoutSoak() {
        return new Mutation(Checks.ALL, Duration.ZERO, Times.EVIDENCE_AGE, true);
    }

    static Mutation withoutAge() {
        return new Mutation(Checks.ALL, Times.SOAK, FOREVER, true);
    }

    static Mutation withoutExpiry() {
        return new Mutation(Checks.ALL, Times.SOAK, Times.EVIDENCE_AGE, false);
    }

    EvidenceAge ageOfVerdicts() {
        return new EvidenceAge(evidenceAge, Duration.ofMinutes(5));
    }

    GateSettings settings(boolean allowExcepted) {
        return new GateSettings(soak, evidenceAge, allowExcepted, List.of(), GateSettings.Critical.DEFAULT);
    }
}
