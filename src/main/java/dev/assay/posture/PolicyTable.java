package dev.assay.posture;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyException;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.WebhookScope;
import dev.assay.verdict.PolicyInForce;
import dev.assay.verdict.RuleBook;
import dev.assay.verdict.RuleKey;
import dev.assay.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policies and exceptions in force, since when each policy has its present form, and what admission looks at. */
final class PolicyTable {

    private final VersionGuard guard;
    private final ScopeTable scope;
    private final Map<PolicyKey, Entry> policies = new TreeMap<>();
    private final Map<String, ObjectRef> exceptionObjects = new HashMap<>();
    private final Map<String, PolicyException> exceptions = new HashMap<>();

    PolicyTable(VersionGuard guard) {
        this.guard = guard;
        this.scope = new ScopeTable(guard);
    }

    /** Takes a policy; says whether verdicts may change by it. */
    boolean see(ObjectRef object, ImagePolicy policy, long atSecond) {
        Entry known = policies.get(policy.key());
        ObjectRef knownObject = known == null ? null : known.object;
        return switch (guard.compare(knownObject, object)) {
            case NEWER -> replace(known, object, policy, atSecond);
            case EARLIER -> known != null && recall(known, object, policy, atSecond);
            case NONE -> false;
        };
    }

    /** Takes an exception; says whether verdicts may change by it. */
    boolean see(ObjectRef object, PolicyException exception) {
        String key = keyOf(object);
        if (guard.compare(exceptionObjects.get(key), object) != VersionGuard.News.NEWER) {
            return false;
        }
        exceptionObjects.put(key, object);
        return !exception.equals(exceptions.put(key, exception));
    }

    /** Takes what admission looks at; says whether verdicts may change by it. */
    boolean see(ObjectRef object, WebhookScope newScope) {
        return scope.see(object, newScope);
    }

    /** Whether it was read what admission looks at. */
    boolean scopeKnown() {
        return scope.known();
    }

    /** The policy, exception or scope of this kind and name; null if there is none. */
    @Nullable
    ObjectRef find(ObjectRef object) {
        if (object.kind() == Kind.KYVERNO_CONFIG) {
            return scope.find(object);
        }
        return policies.values().stream()
                .map(Entry::object)
                .filter(known -> keyOf(known).equals(keyOf(object)))
                .findFirst()
                .orElse(exceptionObjects.get(keyOf(object)));
    }

    /** Forgets a policy, an exception or the scope; says whether it was known. */
    boolean forget(ObjectRef object) {
        if (object.kind() == Kind.KYVERNO_CONFIG) {
            return scope.forget(object);
        }
        boolean policyGone = policies.values().removeIf(entry -> same(entry.object, object));
        ObjectRef exception = exceptionObjects.get(keyOf(object));
        if (exception == null || !same(exception, object)) {
            return policyGone;
        }
        exceptionObjects.remove(keyOf(object));
        exceptions.remove(keyOf(object));
        return true;
    }

    /** What places are judged by: the policies that verify images, by name, and what admission looks at. */
    InForce inForce() {
        List<PolicyInForce> inForce = new ArrayList<>();
        policies.values().stream()
                .filter(entry -> !entry.policy.rules().isEmpty())
                .sorted(Comparator.comparing(entry -> entry.policy.key()))
                .forEach(entry -> inForce.add(new PolicyInForce(entry.policy, entry.firstVersion, entry.sinceSecond)));
        return new InForce(inForce, scope.scope());
    }

    /** The exceptions there are, by name. */
    List<PolicyException> exceptions() {
        return exceptions.values().stream()
                .sorted(Comparator.comparing(PolicyException::name).thenComparing(PolicyException::uid))
                .toList();
    }

    /** What the rule of this name does; the names that Kyverno gives it on controllers may be cut. */
    RuleBook.Entry look(RuleKey key) {
        Entry entry = policies.get(key.policy());
        if (entry == null) {
            return RuleBook.Entry.UNKNOWN;
        }
        boolean verifies = entry.policy.rules().stream()
                .anyMatch(rule -> rule.name().equals(key.rule())
                        || rule.nameOn(WorkloadKind.CRON_JOB).equals(key.rule())
                        || rule.nameOn(WorkloadKind.OTHER).equals(key.rule()));
        // A rule that is not in it may do something else, or stand in a version of the policy that is still on its way.
        return verifies ? RuleBook.Entry.VERIFIES_IMAGES : RuleBook.Entry.UNKNOWN;
    }

    /** Whether there is an exception of this name, written {@code namespace/name}. */
    boolean hasException(String name) {
        return exceptions.values().stream()
                .anyMatch(exception -> exception.name().equals(name));
    }

    private boolean replace(@Nullable Entry known, ObjectRef object, ImagePolicy policy, long atSecond) {
        if (known != null && !known.policy.uid().equals(policy.uid())) {
            guard.end(known.object);
        }
        if (known != null && known.sameForm(policy)) {
            policies.put(policy.key(), new Entry(object, policy, known.firstVersion, known.sinceSecond));
            return !policy.equals(known.policy);
        }
        policies.put(policy.key(), new Entry(object, policy, object.resourceVersion(), since(policy, atSecond)));
        return true;
    }

    private boolean recall(Entry known, ObjectRef object, ImagePolicy policy, long atSecond) {
        if (known.policy.generation() != policy.generation()) {
            return false;
        }
        long firstVersion = Math.min(known.firstVersion, object.resourceVersion());
        long since = Math.min(known.sinceSecond, since(policy, atSecond));
        policies.put(policy.key(), new Entry(known.object, known.policy, firstVersion, since));
        return firstVersion != known.firstVersion || since != known.sinceSecond;
    }

    /** The first generation began with the policy; of a later one only the moment is known when it was seen. */
    private static long since(ImagePolicy policy, long atSecond) {
        boolean asCreated = policy.generation() <= 1 && policy.createdSecond() > 0;
        return asCreated ? policy.createdSecond() : atSecond + 1;
    }

    private static boolean same(ObjectRef known, ObjectRef gone) {
        return known.kind() == gone.kind()
                && known.namespace().equals(gone.namespace())
                && known.name().equals(gone.name())
                && VersionGuard.sameObject(known, gone);
    }

    private static String keyOf(ObjectRef object) {
        return object.kind().resource() + " " + object.namespace() + "/" + object.name();
    }

    private record Entry(ObjectRef object, ImagePolicy policy, long firstVersion, long sinceSecond) {

        boolean sameForm(ImagePolicy other) {
            return policy.uid().equals(other.uid()) && policy.generation() == other.generation();
        }
    }
}
