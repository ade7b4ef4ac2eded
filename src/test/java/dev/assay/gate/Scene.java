package dev.assay.gate;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.policy.FailurePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A small cluster in virtual time, and a gate that looks at it: Kyverno scans every five minutes, the gate soaks for twelve and
 * takes evidence of the last fifteen. It is twelve o'clock, the policy was just created, and everything is read.
 */
final class Scene {

    static final String APP = "one.test/shop/web:1";
    static final String PROXY = "two.test/base/proxy:1";
    static final String SHOP = "shop";
    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    static final GateSettings SETTINGS = settings(true, List.of());

    private final ModelRegistry registry = new ModelRegistry();
    private final ModelAssay assay;
    private final ModelCluster cluster;
    private final ModelKyverno kyverno;

    Scene() {
        this(SETTINGS);
    }

    Scene(GateSettings settings) {
        this(settings, FailurePolicy.IGNORE);
    }

    Scene(GateSettings settings, FailurePolicy failure) {
        assay = new ModelAssay(Mutation.NONE, settings);
        cluster = new ModelCluster(NOON, failure, observation -> assay.observe(observation));
        kyverno = new ModelKyverno(cluster, registry, new Random(1), told -> assay.observe(told.observation()));
        readAll();
    }

    static GateSettings settings(boolean allowExcepted, List<String> scope) {
        return new GateSettings(Times.SOAK, Times.EVIDENCE_AGE, allowExcepted, scope, GateSettings.Critical.DEFAULT);
    }

    /** A scene with one Deployment of two pods whose images are signed, and whose gate is READY. */
    static Scene ready() {
        Scene scene = new Scene();
        scene.cluster.deploy(SHOP, "web", List.of(APP, PROXY), 2);
        return scene.pass(20);
    }

    ModelCluster cluster() {
        return cluster;
    }

    ModelRegistry registry() {
        return registry;
    }

    /** Lets minutes pass: Kyverno scans, Assay publishes. */
    Scene pass(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            cluster.pass(Duration.ofMinutes(1));
            kyverno.tick();
            assay.publish(cluster.now());
        }
        return this;
    }

    /** Kyverno and Assay look after so many seconds. */
    void scanAfter(int seconds) {
        cluster.pass(Duration.ofSeconds(seconds));
        while (shop().reasons().isEmpty()) {
            kyverno.tick();
            assay.publish(cluster.now());
        }
    }

    /** Kyverno does nothing for so many minutes. */
    Scene stopKyverno(int minutes) {
        kyverno.stopUntil(cluster.now().plus(Duration.ofMinutes(minutes)));
        return this;
    }

    /** Assay is told, and looks at once. */
    Scene tell(Observation observation) {
        assay.observe(observation);
        assay.publish(cluster.now());
        return this;
    }

    /** Assay ends, and starts some minutes later. It reads everything at once. */
    Scene restart(int minutes, boolean remembers) {
        for (int minute = 0; minute < minutes; minute++) {
            cluster.pass(Duration.ofMinutes(1));
        }
        assay.restart(remembers);
        readAll();
        assay.publish(cluster.now());
        return this;
    }

    GateDecision shop() {
        return decide(SHOP, 0);
    }

    /** The answer for a namespace so many seconds after the last look. */
    GateDecision decide(String namespace, int secondsLater) {
        return assay.decide(namespace, cluster.now().plusSeconds(secondsLater)).orElseThrow();
    }

    PolicyDecision whole() {
        return assay.decide(cluster.now()).orElseThrow();
    }

    /** State and reasons of the gate of the shop, each code once. */
    String answer() {
        return answer(shop());
    }

    static String answer(GateDecision decision) {
        List<String> codes = decision.reasons().stream()
                .map(reason -> reason.code().label())
                .distinct()
                .toList();
        return decision.state() + " " + codes;
    }

    long soakedMinutes() {
        return shop().soak().clean().toMinutes();
    }

    private void readAll() {
        for (Kind kind : FaultyReader.KINDS) {
            assay.observe(new Observation.KindStarted(cluster.now(), kind));
            List<Observation> objects = kind == Kind.POLICY_REPORT
                    ? kyverno.reports().stream().map(Told::observation).toList()
                    : cluster.list(kind);
            objects.forEach(assay::observe);
            assay.observe(new Observation.KindCaughtUp(cluster.now(), kind));
        }
    }
}
