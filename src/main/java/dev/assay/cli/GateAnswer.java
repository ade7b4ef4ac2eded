package dev.assay.cli;

import dev.assay.api.GateDocument;
import dev.assay.api.GatesDocument;
import dev.assay.api.PlanDocument;
import dev.assay.gate.GateState;

/** What came back: believed, as everything in it agrees with what was asked. */
sealed interface GateAnswer {

    /** READY, NOT_READY or UNKNOWN. */
    GateState state();

    /** The document, to be printed as JSON. */
    Object document();

    /** Of one gate. */
    record One(GateDocument document) implements GateAnswer {

        @Override
        public GateState state() {
            return document.state();
        }
    }

    /** Of all; also of one, while not enough is read to know whether it exists. */
    record Every(GatesDocument document) implements GateAnswer {

        @Override
        public GateState state() {
            return document.state();
        }
    }

    /** How to act on it. */
    record Plan(PlanDocument document) implements GateAnswer {

        @Override
        public GateState state() {
            return document.state();
        }
    }
}
