package dev.assay.web.overview;

import dev.assay.posture.NamespacePosture;
import dev.assay.web.gate.NamespaceGate;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.past.SparkLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** One namespace as a row of a list; the counts do not overlap, see {@link ImageCounts}. */
public record NamespaceEntry(NamespacePosture posture, NamespaceSight sight) {

    /** One of whose gates and past nothing is known. */
    public NamespaceEntry(NamespacePosture posture) {
        this(posture, NamespaceSight.NONE);
    }

    public static final Comparator<NamespaceEntry> WORST_FIRST = Comparator.comparingLong(NamespaceEntry::refused)
            .thenComparingLong(NamespaceEntry::unchecked)
            .thenComparingLong(NamespaceEntry::unevaluated)
            .reversed()
            .thenComparing(NamespaceEntry::name);

    public String name() {
        return posture.namespace();
    }

    public VerdictBar verdicts() {
        return VerdictBar.of(VerdictLabel.counts(posture.tally()));
    }

    public long refused() {
        return posture.tally().refused();
    }

    public long unchecked() {
        return posture.tally().unchecked();
    }

    public long unevaluated() {
        return posture.tally().unevaluated();
    }

    public long images() {
        return posture.tally().total();
    }

    /** When the oldest evidence was written; empty without evidence. */
    public Optional<Instant> oldestEvidence() {
        var second = posture.oldestEvidenceSecond();
        return second.isPresent() ? Optional.of(Instant.ofEpochSecond(second.getAsLong())) : Optional.empty();
    }

    /** All its gates as one; empty if no policy looks at anything there. */
    public Optional<NamespaceGate> gate() {
        return sight.gate(name());
    }

    /** How many of its images would have been refused on each of the last days. */
    public SparkLine trend() {
        return sight.trend(name());
    }
}
