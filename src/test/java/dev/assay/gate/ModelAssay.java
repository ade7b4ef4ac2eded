package dev.assay.gate;

import dev.assay.observation.Observation;
import dev.assay.policy.PolicyException;
import dev.assay.posture.PostureIndex;
import dev.assay.report.Outcome;
import dev.assay.verdict.MessageClassifier;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assay itself, as it would be wired, in virtual time. It can be started anew, with or without its memory. */
final class ModelAssay {

    private static final MessageClassifier CLASSIFIER = MessageClassifier.builtIn();

    private final Mutation mutation;
    private final GateSettings settings;
    private final Memory memory = new Memory();
    private PostureIndex index;
    private GateBoard board;

    ModelAssay(Mutation mutation, GateSettings settings) {
        this.mutation = mutation;
        this.settings = settings;
        this.index = newIndex();
        this.board = newBoard();
    }

    void restart(boolean remembers) {
        if (!remembers) {
            memory.soaks.clear();
            memory.problem = "The history could not be read.";
        }
        index = newIndex();
        board = newBoard();
    }

    void observe(Observation observation) {
        index.observe(observation instanceof Observation.ExceptionSeen seen ? told(seen) : observation);
    }

    void publish(Instant now) {
        board.posturePublished(index.publish(now));
    }

    Optional<GateDecision> decide(String namespace, Instant now) {
        return board.get().decide(new GateKey(ModelPolicy.KEY, namespace), now);
    }

    Optional<PolicyDecision> decide(Instant now) {
        return board.get().decide(ModelPolicy.KEY, now);
    }

    private PostureIndex newIndex() {
        return new PostureIndex(CLASSIFIER, mutation.ageOfVerdicts());
    }

    private GateBoard newBoard() {
        Terms terms = new Terms(
                settings,
                mutation.checks(),
                message -> CLASSIFIER.classify(Outcome.SKIP, message).exceptions());
        return new GateBoard(terms, memory);
    }

    private Observation told(Observation.ExceptionSeen seen) {
        if (mutation.knowsExpiry()) {
            return seen;
        }
        PolicyException known = seen.exception();
        PolicyException endless = new PolicyException(
                known.name(), known.policies(), known.uid(), known.generation(), PolicyException.NEVER);
        return new Observation.ExceptionSeen(seen.at(), seen.object(), endless);
    }

    /** Keeps soaks in a map, of which a restart may lose all. */
    private static final class Memory implements SoakMemory {

        private final Map<GateKey, Soak> soaks = new HashMap<>();
        private String problem = "";

        @Override
        public Recollection recall() {
            return new Recollection(List.copyOf(soaks.values()), problem);
        }

        @Override
        public void remember(Collection<Soak> kept) {
            kept.forEach(soak -> soaks.put(soak.gate(), soak));
        }

        @Override
        public void forget(Collection<GateKey> gates) {
            soaks.keySet().removeAll(gates);
        }
    }
}
