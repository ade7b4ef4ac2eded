package dev.assay.cli;

import dev.assay.api.GateDocument;
import dev.assay.api.GatesDocument;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which policies there are, and which namespaces each of them reaches. */
final class KnownGates {

    private final SortedMap<String, SortedSet<String>> namespacesByPolicy = new TreeMap<>();

    private KnownGates() {}

    static KnownGates of(GatesDocument document) {
        KnownGates known = new KnownGates();
        for (GateDocument gate : document.gates()) {
            Set<String> namespaces = known.namespacesByPolicy.computeIfAbsent(gate.policy(), _ -> new TreeSet<>());
            Stream.ofNullable(gate.namespaces())
                    .flatMap(each -> each.stream())
                    .forEach(each -> namespaces.add(each.namespace()));
            namespaces.addAll(Objects.requireNonNullElse(gate.leftOut(), Set.of()));
        }
        return known;
    }

    /** What to say to somebody who asked for what there is not. */
    String unknown(GateQuestion question) {
        SortedSet<String> namespaces = namespacesByPolicy.get(question.policy());
        if (namespacesByPolicy.isEmpty()) {
            return "there is no policy that verifies images, so none '" + question.policy() + "'";
        }
        if (namespaces == null) {
            return "there is no policy '" + question.policy() + "' that verifies images"
                    + suggestion(question.policy(), namespacesByPolicy.keySet());
        }
        if (question.namespace().isEmpty()) {
            return "there is no policy '" + question.policy() + "' of " + question.engine();
        }
        return "policy '" + question.policy() + "' reaches no namespace '" + question.namespace() + "'"
                + suggestion(question.namespace(), namespaces);
    }

    private static String suggestion(String typed, Set<String> known) {
        return Nearest.to(typed, known)
                .map(near -> ", did you mean '" + near + "'?")
                .orElse("");
    }
}
