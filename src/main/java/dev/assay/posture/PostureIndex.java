package dev.assay.posture;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.EvidenceReader;
import dev.assay.verdict.MessageClassifier;
import dev.assay.verdict.RecentAnswers;
import dev.assay.verdict.RuleEvidence;
import dev.assay.verdict.RuleKey;
import dev.assay.verdict.VerdictRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/*
 * The only mutable core. One thread calls it.
 *
 *     observation ──► the namespace, policy or kind it concerns changes and is marked
 *     publish     ──► marked namespaces are judged anew, the others are taken over ──► Posture
 *
 * Invariant: what is published depends on what was observed, not on its order. Objects obey their resourceVersion, evidence
 * joins (see RuleEvidence), and evidence about what was not seen yet waits for it.
 */
/** The current state, indexed: takes in observations and publishes immutable postures. */
public final class PostureIndex implements Observer {

    private final EvidenceReader reader;
    private final VerdictRules rules;
    private final VersionGuard guard = new VersionGuard();
    private final PolicyTable policies = new PolicyTable(guard);
    private final KindTable kinds = new KindTable();
    private final OrphanEvidence orphans = new OrphanEvidence();
    private final UnclassifiedMessages unclassified = new UnclassifiedMessages();
    private final Quarantine quarantine = new Quarantine();
    private final ClusterImages clusterImages = new ClusterImages();
    private final Map<String, Inhabitant> byUid = new HashMap<>();
    private final Map<String, NamespaceState> namespaces = new TreeMap<>();
    private final RecentAnswers<List<PolicyVerdict>, List<PolicyVerdict>> shared =
            new RecentAnswers<>(4_096, Function.identity());
    private boolean changed = true;
    private Posture posture = Posture.NONE;

    /**
     * Creates an empty index.
     *
     * @param classifier tells what Kyverno's messages mean
     * @param age how old evidence may be
     */
    public PostureIndex(MessageClassifier classifier, EvidenceAge age) {
        this.reader = new EvidenceReader(classifier, policies::look, unclassified::add);
        this.rules = new VerdictRules(
                age,
                message -> !knowsExceptions()
                        || classifier.classify(Outcome.SKIP, message).exceptions().stream()
                                .anyMatch(policies::hasException));
    }

    @Override
    public void observe(Observation observation) {
        switch (observation) {
            case Observation.ReportSeen seen -> reportSeen(seen);
            case Observation.ResourceSeen seen -> see(seen);
            case Observation.PolicySeen seen -> {
                long second = seen.at().getEpochSecond();
                take(seen.object(), () -> policies.see(seen.object(), seen.policy(), second));
            }
            case Observation.ExceptionSeen seen ->
                take(seen.object(), () -> policies.see(seen.object(), seen.exception()));
            case Observation.ScopeSeen seen -> take(seen.object(), () -> policies.see(seen.object(), seen.scope()));
            case Observation.NamespaceSeen seen -> namespaceSeen(seen);
            case Observation.RequestRefused _ -> {
                // Says nothing of an image that is here.
            }
            case Observation.ObjectGone gone -> end(gone.object());
            case Observation.ObjectMissing missing -> miss(missing.object());
            case Observation.ObjectUnreadable unreadable -> lock(unreadable.object(), unreadable.reason());
            case Observation.KindStarted started -> kinds.heard(started.kind(), started.at());
            case Observation.KindCaughtUp caughtUp -> move(caughtUp, caughtUp.kind(), KindPhase.CAUGHT_UP, "");
            case Observation.KindAbsent absent -> move(absent, absent.kind(), KindPhase.ABSENT, "");
            case Observation.KindUnreadable unreadable ->
                move(unreadable, unreadable.kind(), KindPhase.UNREADABLE, unreadable.reason());
            case Observation.KindStale stale -> move(stale, stale.kind(), KindPhase.STALE, stale.reason());
        }
    }

    /**
     * The posture at this moment. Its generation stays the same while nothing changed, also not by time.
     *
     * @param now on the clock of the observations' source
     */
    public Posture publish(Instant now) {
        changed |= kinds.takeChanged();
        List<String> missing = kinds.missing(policies.scopeKnown());
        boolean moved = assembleDue(now);
        if (!moved && !changed) {
            posture = posture.at(now, kinds.states());
            return posture;
        }
        changed = false;
        Map<String, NamespacePosture> byNamespace = new LinkedHashMap<>();
        namespaces.values().forEach(state -> putIfComputed(byNamespace, state));
        posture = new Posture(
                posture.generation() + 1,
                now,
                missing,
                kinds.states(),
                byNamespace,
                clusterImages.tally(),
                policies.inForce().policies().stream()
                        .map(inForce -> new PolicyPosture(inForce.policy(), inForce.sinceSecond()))
                        .toList(),
                policies.exceptions(),
                quarantine.objects(),
                unclassified.messages());
        return posture;
    }

    /** Whether everything that is needed was read. */
    boolean complete() {
        return kinds.missing(policies.scopeKnown()).isEmpty();
    }

    private static void putIfComputed(Map<String, NamespacePosture> byNamespace, NamespaceState state) {
        NamespacePosture computed = state.posture();
        if (computed != null) {
            byNamespace.put(state.name(), computed);
        }
    }

    private boolean assembleDue(Instant now) {
        InForce inForce = policies.inForce();
        boolean moved = false;
        var each = namespaces.values().iterator();
        while (each.hasNext()) {
            NamespaceState state = each.next();
            if (!state.due(now.getEpochSecond())) {
                continue;
            }
            moved = true;
            ContainerJudge judge = new ContainerJudge(rules, state, inForce, now, shared);
            new NamespaceAssembler(state, judge, byUid::get).assemble(now.getEpochSecond(), clusterImages);
            if (state.object() == null && state.empty()) {
                each.remove();
            }
        }
        return moved;
    }

    private void reportSeen(Observation.ReportSeen seen) {
        if (aboutOthers(seen.object().kind()) && !late(seen.object())) {
            changed |= quarantine.release(seen.object());
        }
        learn(seen.report());
    }

    /** Reports and events: what is known of them is kept with the resource they are about. */
    private static boolean aboutOthers(Kind kind) {
        return kind != Kind.KYVERNO_CONFIG && (kind.need() == Kind.Need.REPORT || kind.need() == Kind.Need.EXTRA);
    }

    private void learn(Report report) {
        String uid = report.subjectUid();
        if (uid.isEmpty() || guard.ended(uid)) {
            return;
        }
        Map<RuleKey, RuleEvidence> evidence = reader.read(report);
        if (evidence.isEmpty()) {
            return;
        }
        Inhabitant inhabitant = byUid.get(uid);
        if (inhabitant == null || !inhabitant.object().namespace().equals(report.namespace())) {
            orphans.add(report.namespace(), uid, evidence);
            return;
        }
        if (inhabitant.learn(inhabitant.bounded(evidence, policies::look))) {
            namespaceOf(inhabitant.object().namespace()).mark(inhabitant);
        }
    }

    private void see(Observation.ResourceSeen seen) {
        ObjectRef object = seen.object();
        if (late(object)) {
            return;
        }
        NamespaceState namespace = namespaceOf(object.namespace());
        Inhabitant known = namespace.find(object.kind(), object.name());
        long atSecond = seen.at().getEpochSecond();
        switch (guard.compare(known == null ? null : known.object(), object)) {
            case NONE -> {}
            case EARLIER -> {
                if (known != null && known.recall(seen.resource(), object.resourceVersion(), atSecond)) {
                    namespace.mark(known);
                }
            }
            case NEWER -> {
                if (known != null && VersionGuard.sameObject(known.object(), object)) {
                    update(known, seen, namespace);
                } else {
                    moveIn(known, new Inhabitant(object, seen.resource(), atSecond), namespace);
                }
            }
        }
    }

    private static void update(Inhabitant known, Observation.ResourceSeen seen, NamespaceState namespace) {
        boolean news = known.update(seen.object(), seen.resource(), seen.at().getEpochSecond());
        if (news) {
            namespace.changed(known);
        }
    }

    private void moveIn(@Nullable Inhabitant before, Inhabitant newcomer, NamespaceState namespace) {
        if (before != null) {
            guard.end(before.object());
            byUid.remove(before.object().uid());
        }
        ObjectRef unreadable = quarantine.find(newcomer.object());
        if (unreadable != null) {
            newcomer.recallUnreadable(unreadable.resourceVersion());
            quarantine.release(unreadable);
        }
        newcomer.learn(orphans.take(newcomer.object()));
        byUid.put(newcomer.object().uid(), newcomer);
        namespace.put(newcomer);
    }

    /** Takes a policy, an exception or the scope, by which everything is judged. */
    private void take(ObjectRef object, BooleanSupplier see) {
        if (late(object)) {
            return;
        }
        changed |= quarantine.release(object);
        if (see.getAsBoolean()) {
            judgeAllAnew();
        }
    }

    private void namespaceSeen(Observation.NamespaceSeen seen) {
        changed |= quarantine.release(seen.object());
        NamespaceState state = namespaceOf(seen.object().name());
        if (guard.compare(state.object(), seen.object()) == VersionGuard.News.NEWER
                && state.see(seen.object(), seen.labels())) {
            state.markAll();
        }
    }

    /** Whether a newer version came before, that cannot be understood. */
    private boolean late(ObjectRef object) {
        ObjectRef unreadable = quarantine.find(object);
        return unreadable != null && guard.compare(unreadable, object) != VersionGuard.News.NEWER;
    }

    /** Takes an object out of every verdict, until a newer version of it comes that can be understood. */
    private void lock(ObjectRef object, String reason) {
        Inhabitant known = inhabitant(object);
        ObjectRef newest = known == null ? quarantine.find(object) : known.object();
        switch (guard.compare(newest == null ? policies.find(object) : newest, object)) {
            case NONE -> {}
            case EARLIER -> {
                if (known != null && known.recallUnreadable(object.resourceVersion())) {
                    namespaceOf(object.namespace()).mark(known);
                }
            }
            case NEWER -> {
                changed |= quarantine.add(object, reason);
                if (known != null) {
                    moveOut(known, object);
                }
                if (policies.forget(object)) {
                    judgeAllAnew();
                }
            }
        }
    }

    /** A version that cannot be understood, or another object, takes the place of what was known. */
    private void moveOut(Inhabitant known, ObjectRef heard) {
        ObjectRef object = known.object();
        if (VersionGuard.sameObject(object, heard)) {
            orphans.add(object.namespace(), object.uid(), known.evidence());
        } else {
            guard.end(object);
        }
        namespaceOf(object.namespace()).remove(object);
        byUid.remove(object.uid());
    }

    private void end(ObjectRef object) {
        release(object);
        if (!aboutOthers(object.kind())) {
            guard.end(object);
            forgetKnown(object);
        }
    }

    /** Should it come back, what Kyverno said of it is still true. */
    private void miss(ObjectRef object) {
        release(object);
        Inhabitant known = inhabitant(object);
        if (known != null && VersionGuard.sameObject(known.object(), object)) {
            orphans.add(object.namespace(), object.uid(), known.evidence());
        }
        forgetKnown(object);
    }

    private void release(ObjectRef object) {
        ObjectRef unreadable = quarantine.find(object);
        if (unreadable != null && VersionGuard.sameObject(unreadable, object)) {
            changed |= quarantine.release(object);
        }
    }

    private @Nullable Inhabitant inhabitant(ObjectRef object) {
        NamespaceState state = namespaces.get(object.namespace());
        return state == null ? null : state.find(object.kind(), object.name());
    }

    private void forgetKnown(ObjectRef object) {
        if (object.kind() == Kind.NAMESPACE) {
            NamespaceState state = namespaces.get(object.name());
            ObjectRef known = state == null ? null : state.object();
            if (state != null && known != null && VersionGuard.sameObject(known, object)) {
                state.see(null, Map.of());
            }
            return;
        }
        if (policies.forget(object)) {
            judgeAllAnew();
            return;
        }
        NamespaceState state = namespaces.get(object.namespace());
        Inhabitant known = inhabitant(object);
        if (state != null && known != null && VersionGuard.sameObject(known.object(), object)) {
            state.remove(known.object());
            byUid.remove(known.object().uid());
        }
    }

    /** An exception that is not there is gone only where exceptions are read. */
    private boolean knowsExceptions() {
        return kinds.caughtUp(Kind.POLICY_EXCEPTION) || kinds.caughtUp(Kind.CEL_POLICY_EXCEPTION);
    }

    private void judgeAllAnew() {
        changed = true;
        namespaces.values().forEach(NamespaceState::markAll);
    }

    private void move(Observation observation, Kind kind, KindPhase phase, String reason) {
        boolean exceptions = kind == Kind.POLICY_EXCEPTION || kind == Kind.CEL_POLICY_EXCEPTION;
        kinds.move(kind, phase, reason, observation.at());
        if (exceptions) {
            judgeAllAnew();
        }
    }

    private NamespaceState namespaceOf(String name) {
        return namespaces.computeIfAbsent(name, NamespaceState::new);
    }
}
