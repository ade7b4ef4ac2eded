package dev.assay.posture;

import dev.assay.observation.ObjectRef;
import dev.assay.verdict.RuleEvidence;
import dev.assay.verdict.RuleKey;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Evidence about objects that were not seen yet: reports may come before what they report on. Bounded by how many objects
 * are waited for and by how long their texts are. When there is too much, the namespace with the most loses what has waited
 * longest there, so that one cannot push out what belongs to another.
 */
final class OrphanEvidence {

    /** How many objects are waited for. */
    static final int MOST = 20_000;

    /** How many characters their texts may have. */
    static final long MOST_TEXT = 32L << 20;

    /** How many rules are kept per object. */
    private static final int MOST_RULES = 200;

    private final Map<String, Waiting> byNamespace = new HashMap<>();
    private int size;
    private long text;

    void add(String namespace, String uid, Map<RuleKey, RuleEvidence> evidence) {
        Waiting waiting = byNamespace.computeIfAbsent(namespace, _ -> new Waiting());
        Map<RuleKey, RuleEvidence> known = waiting.byUid.get(uid);
        if (known == null) {
            known = new HashMap<>(2);
            waiting.byUid.put(uid, known);
            size++;
        }
        long before = textOf(known);
        for (Map.Entry<RuleKey, RuleEvidence> news : evidence.entrySet()) {
            if (known.size() < MOST_RULES || known.containsKey(news.getKey())) {
                known.merge(news.getKey(), news.getValue(), RuleEvidence::merge);
            }
        }
        grow(waiting, textOf(known) - before);
        while (size > MOST || text > MOST_TEXT) {
            shrink(size > MOST);
        }
    }

    Map<RuleKey, RuleEvidence> take(ObjectRef object) {
        Waiting waiting = byNamespace.get(object.namespace());
        Map<RuleKey, RuleEvidence> evidence = waiting == null ? null : waiting.byUid.remove(object.uid());
        if (waiting == null || evidence == null) {
            return Map.of();
        }
        removed(object.namespace(), waiting, evidence);
        return evidence;
    }

    int size() {
        return size;
    }

    /** Lets go of what has waited longest in the namespace with the most. */
    private void shrink(boolean byCount) {
        String largest = "";
        Waiting most = null;
        for (Map.Entry<String, Waiting> one : byNamespace.entrySet()) {
            if (most == null || one.getValue().weight(byCount) > most.weight(byCount)) {
                largest = one.getKey();
                most = one.getValue();
            }
        }
        if (most != null) {
            Iterator<Map<RuleKey, RuleEvidence>> eldest = most.byUid.values().iterator();
            Map<RuleKey, RuleEvidence> evidence = eldest.next();
            eldest.remove();
            removed(largest, most, evidence);
        }
    }

    private void removed(String namespace, Waiting waiting, Map<RuleKey, RuleEvidence> evidence) {
        size--;
        grow(waiting, -textOf(evidence));
        if (waiting.byUid.isEmpty()) {
            byNamespace.remove(namespace);
        }
    }

    private void grow(Waiting waiting, long by) {
        waiting.text += by;
        text += by;
    }

    private static long textOf(Map<RuleKey, RuleEvidence> evidence) {
        return evidence.values().stream().mapToLong(RuleEvidence::textLength).sum();
    }

    /** What is waited for in one namespace. */
    private static final class Waiting {

        private final Map<String, Map<RuleKey, RuleEvidence>> byUid = new LinkedHashMap<>();
        private long text;

        private long weight(boolean byCount) {
            return byCount ? byUid.size() : text;
        }
    }
}
