package dev.assay.api;

import dev.assay.gate.GateState;
import java.time.Instant;
import java.util.List;

/**
 * All gates at one moment, as JSON.
 *
 * @param state READY if every one is
 * @param missing what was not read yet
 */
public record GatesDocument(Instant asOf, GateState state, List<String> missing, List<GateDocument> gates) {

    public GatesDocument {
        missing = List.copyOf(missing);
        gates = List.copyOf(gates);
    }
}
