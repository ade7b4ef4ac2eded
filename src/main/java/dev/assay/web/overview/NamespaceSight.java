package dev.assay.web.overview;

import dev.assay.web.gate.NamespaceGate;
import dev.assay.web.past.SparkLine;
import java.util.List;
import java.util.Optional;

/** What a row of the overview shows besides the posture; asked only for rows that are shown or sorted by it. */
public interface NamespaceSight {

    /** Nothing is known. */
    NamespaceSight NONE = new NamespaceSight() {

        @Override
        public Optional<NamespaceGate> gate(String namespace) {
            return Optional.empty();
        }

        @Override
        public SparkLine trend(String namespace) {
            return SparkLine.ofRefused(List.of());
        }
    };

    /** All gates of the namespace as one; empty if no policy looks at anything there. */
    Optional<NamespaceGate> gate(String namespace);

    /** How many of its images would have been refused on each of the last days. */
    SparkLine trend(String namespace);
}
