package dev.assay.posture;

import dev.assay.observation.ObjectRef;
import dev.assay.verdict.RuleEvidence;
import dev.assay.verdict.RuleKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Evidence about objects that were not seen yet: reports may come before what they report on. Bounded. */
final class OrphanEvidence {

    /** How many objects are waited for; the longest waiting one goes first. */
    private static final int MOST = 20_000;

    /** How many rules are kept per object. */
    private static final int MOST_RULES = 200;

    private final Map<Subject, Map<RuleKey, RuleEvidence>> bySubject = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Map<RuleKey, RuleEvidence>> eldest) {
            return size() > MOST;
        }
    };

    void add(String namespace, String uid, Map<RuleKey, RuleEvidence> evidence) {
        Map<RuleKey, RuleEvidence> known =
                bySubject.computeIfAbsent(new Subject(namespace, uid), _ -> new HashMap<>(2));
        evidence.forEach((key, news) -> {
            if (known.size() < MOST_RULES || known.containsKey(key)) {
                known.merge(key, news, RuleEvidence::merge);
            }
        });
    }

    Map<RuleKey, RuleEvidence> take(ObjectRef object) {
        Map<RuleKey, RuleEvidence> evidence = bySubject.remove(new Subject(object.namespace(), object.uid()));
        return evidence == null ? Map.of() : evidence;
    }

    /** What is waited for, where the evidence lies. */
    private record Subject(String namespace, String uid) {}
}
