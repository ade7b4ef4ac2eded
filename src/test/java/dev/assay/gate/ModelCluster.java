package dev.assay.gate;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.Readiness;
import dev.assay.policy.WebhookScope;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Owner;
import dev.assay.workload.Resource;
import dev.assay.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The truth: what runs, which policy is in force, what is excepted. Each change is told to a reader. */
final class ModelCluster {

    static final List<String> NAMESPACES = List.of("shop", "kube-system");
    private static final ObjectRef CONFIG = new ObjectRef(Kind.KYVERNO_CONFIG, "kyverno", "kyverno", "config-uid", 1);

    private final Consumer<Observation> reader;
    private final Map<String, ModelObject> things = new LinkedHashMap<>();
    private final Map<String, ModelException> exceptions = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    private Set<String> leftOut = Set.of();
    private Instant scopeSince = Instant.EPOCH;
    private long scopeVersion = 1;
    private ModelPolicy policy;
    private long version = 100;
    private int uids;
    private Instant now;

    ModelCluster(Instant start, FailurePolicy failure, Consumer<Observation> reader) {
        this.now = start;
        this.reader = reader;
        this.policy = new ModelPolicy(version++, 1, start, 1, Readiness.READY, failure);
        NAMESPACES.forEach(namespace -> labels.put(namespace, Map.of("team", "a")));
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    ModelPolicy policy() {
        return policy;
    }

    List<ModelObject> things() {
        return List.copyOf(things.values());
    }

    List<ModelException> exceptions() {
        return List.copyOf(exceptions.values());
    }

    Optional<ModelException> exceptionFor(ModelObject thing) {
        return exceptions.values().stream()
                .filter(exception -> exception.letsIn(thing))
                .findFirst();
    }

    /** The namespaces that Kyverno's ConfigMap leaves out. */
    Set<String> leftOut() {
        return leftOut;
    }

    Instant scopeSince() {
        return scopeSince;
    }

    void editPolicy(int key) {
        policy = new ModelPolicy(version++, policy.generation() + 1, now, key, policy.readiness(), policy.failure());
        tell(seenPolicy());
    }

    /** Its status changes, or nothing but its version. */
    void touchPolicy(Readiness readiness) {
        policy = new ModelPolicy(
                version++, policy.generation(), policy.since(), policy.key(), readiness, policy.failure());
        tell(seenPolicy());
    }

    void except(String namespace, Set<String> bases, Set<String> images, Instant expires) {
        String name = "until-q1";
        ModelException known = exceptions.get(namespace);
        String uid = known == null ? "exception-uid-" + uids++ : known.object().uid();
        ObjectRef object = new ObjectRef(Kind.POLICY_EXCEPTION, namespace, name, uid, version++);
        long generation = known == null ? 1 : known.generation() + 1;
        ModelException exception = new ModelException(object, bases, images, generation, now, expires);
        exceptions.put(namespace, exception);
        tell(new Observation.ExceptionSeen(now, object, exception.content()));
    }

    void endException(String namespace) {
        ModelException gone = exceptions.remove(namespace);
        if (gone != null) {
            tell(new Observation.ObjectGone(now, gone.object()));
        }
    }

    void label(String namespace, String value) {
        labels.put(namespace, Map.of("team", value));
        tell(seenNamespace(namespace));
    }

    void leaveOut(Set<String> namespaces) {
        leftOut = namespaces;
        scopeSince = now;
        scopeVersion = version++;
        tell(seenScope());
    }

    /** Creates or changes a Deployment with its ReplicaSets and pods. */
    void deploy(String namespace, String name, List<String> images, int replicas) {
        ModelObject deployment = put(Kind.DEPLOYMENT, namespace, name, null, images);
        remove(thing ->
                thing.pod() && thing.base().equals(name) && thing.namespace().equals(namespace));
        Owner above = new Owner("Deployment", name, deployment.uid());
        String revision = name + "-" + Integer.toHexString(images.hashCode());
        ModelObject replicaSet = put(Kind.REPLICA_SET, namespace, revision, above, images);
        forgetRevisions(replicaSet);
        for (int replica = 0; replica < replicas; replica++) {
            Owner owner = new Owner("ReplicaSet", revision, replicaSet.uid());
            put(Kind.POD, namespace, revision + "-" + uids, owner, images);
        }
    }

    /** Of old ReplicaSets one is kept. */
    private void forgetRevisions(ModelObject newest) {
        List<ModelObject> old = things.values().stream()
                .filter(ModelObject::revision)
                .filter(thing -> thing.namespace().equals(newest.namespace()))
                .filter(thing ->
                        thing.base().equals(newest.base()) && !thing.uid().equals(newest.uid()))
                .toList();
        if (old.size() > 1) {
            remove(old.getFirst()::equals);
        }
    }

    void schedule(String namespace, String name, List<String> images) {
        put(Kind.CRON_JOB, namespace, name, null, images);
    }

    void run(String namespace, String name, List<String> images) {
        put(Kind.POD, namespace, name, null, images);
    }

    void delete(String namespace, String base) {
        remove(thing -> thing.namespace().equals(namespace) && thing.base().equals(base));
    }

    /** The object's newest version cannot be read, though Kyverno understands it. */
    void spoil(ModelObject thing) {
        replace(thing.spoiled(version++));
    }

    /** Something changes that bears on nothing; what was unreadable can be read again. */
    void touch(ModelObject thing) {
        replace(thing.repaired(version++));
    }

    /** Everything of a kind, as a list would tell it. */
    List<Observation> list(Kind kind) {
        return switch (kind) {
            case CLUSTER_POLICY -> List.of(seenPolicy());
            case POLICY_EXCEPTION ->
                exceptions.values().stream()
                        .<Observation>map(known -> new Observation.ExceptionSeen(now, known.object(), known.content()))
                        .toList();
            case NAMESPACE -> NAMESPACES.stream().map(this::seenNamespace).toList();
            case KYVERNO_CONFIG -> List.of(seenScope());
            default ->
                things.values().stream()
                        .filter(thing -> thing.object().kind() == kind)
                        .map(this::seen)
                        .toList();
        };
    }

    private Observation seenPolicy() {
        return new Observation.PolicySeen(now, policy.object(), policy.content());
    }

    private Observation seenNamespace(String name) {
        ObjectRef object = new ObjectRef(Kind.NAMESPACE, "", name, "namespace-" + name, version++);
        return new Observation.NamespaceSeen(now, object, labels.getOrDefault(name, Map.of()));
    }

    private Observation seenScope() {
        List<WebhookScope.Filter> filters = leftOut.stream()
                .map(namespace -> new WebhookScope.Filter("*", "*", "*", "*", namespace, "*"))
                .toList();
        ObjectRef object = new ObjectRef(CONFIG.kind(), CONFIG.namespace(), CONFIG.name(), CONFIG.uid(), scopeVersion);
        return new Observation.ScopeSeen(now, object, new WebhookScope(List.of(), filters, false));
    }

    private Observation seen(ModelObject thing) {
        return thing.spoiled()
                ? new Observation.ObjectUnreadable(now, thing.object(), "spec is broken")
                : new Observation.ResourceSeen(now, thing.object(), thing.resource());
    }

    private ModelObject put(Kind kind, String namespace, String name, @Nullable Owner owner, List<String> images) {
        String key = key(kind, namespace, name);
        ModelObject known = things.get(key);
        boolean same = known != null && Set.copyOf(known.images()).equals(Set.copyOf(images));
        String uid = known == null ? "uid-" + uids++ : known.uid();
        Instant created =
                known == null ? now : Instant.ofEpochSecond(known.resource().createdSecond());
        boolean edited = known != null && (!same || known.resource().edited());
        Resource resource = new Resource(kindOf(kind), owner, containers(images), created.getEpochSecond(), edited);
        ModelObject thing = new ModelObject(
                new ObjectRef(kind, namespace, name, uid, version++),
                base(name, owner),
                resource,
                List.copyOf(new LinkedHashSet<>(images)),
                known != null && same ? known.imagesSince() : now,
                false);
        things.put(key, thing);
        tell(seen(thing));
        return thing;
    }

    private static String base(String name, @Nullable Owner owner) {
        int dash = name.indexOf('-');
        return owner == null || dash < 0 ? name : name.substring(0, dash);
    }

    private static List<Container> containers(List<String> images) {
        List<Container> containers = new ArrayList<>();
        for (String image : images) {
            ContainerKind kind = image.contains("init") ? ContainerKind.INIT : ContainerKind.CONTAINER;
            containers.add(new Container(kind, "c" + containers.size(), image));
        }
        return containers;
    }

    private static WorkloadKind kindOf(Kind kind) {
        return switch (kind) {
            case POD -> WorkloadKind.POD;
            case DEPLOYMENT -> WorkloadKind.DEPLOYMENT;
            case REPLICA_SET -> WorkloadKind.REPLICA_SET;
            case CRON_JOB -> WorkloadKind.CRON_JOB;
            default -> throw new IllegalArgumentException("No model of '" + kind + "'");
        };
    }

    private void replace(ModelObject thing) {
        String key =
                key(thing.object().kind(), thing.namespace(), thing.object().name());
        if (things.containsKey(key)) {
            things.put(key, thing);
            tell(seen(thing));
        }
    }

    private void remove(Predicate<ModelObject> which) {
        List<ModelObject> gone = things.values().stream().filter(which).toList();
        for (ModelObject thing : gone) {
            things.remove(
                    key(thing.object().kind(), thing.namespace(), thing.object().name()));
            tell(new Observation.ObjectGone(now, thing.object()));
        }
    }

    private void tell(Observation observation) {
        reader.accept(observation);
    }

    private static String key(Kind kind, String namespace, String name) {
        return kind + " " + namespace + "/" + name;
    }
}
