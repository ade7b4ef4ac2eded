package dev.assay.posture;

import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyException;
import dev.assay.verdict.Claim;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cuts a posture down to some namespaces: nothing of the others is left, not even in a sum. */
final class PostureExcerpt {

    private final Posture whole;
    private final Set<String> namespaces;
    private final Set<PolicyEngine> engines;

    PostureExcerpt(Posture whole, Set<String> namespaces, Set<PolicyEngine> engines) {
        this.whole = whole;
        this.namespaces = namespaces;
        this.engines = engines;
    }

    Posture posture() {
        Map<String, NamespacePosture> visible = new TreeMap<>();
        for (String name : namespaces) {
            whole.namespace(name).ifPresent(namespace -> visible.put(name, namespace));
        }
        return new Posture(
                whole.generation(),
                whole.asOf(),
                whole.missing(),
                whole.kinds(),
                visible,
                tally(visible),
                whole.policies().stream()
                        .filter(policy -> sees(policy.policy()))
                        .toList(),
                whole.exceptions().stream().filter(this::sees).toList(),
                whole.unreadable().stream().filter(this::sees).toList(),
                unclassified(visible));
    }

    /** Each image once, as in the whole cluster. */
    private static Tally tally(Map<String, NamespacePosture> visible) {
        ClusterImages images = new ClusterImages();
        for (NamespacePosture namespace : visible.values()) {
            for (ImagePosture image : namespace.images()) {
                images.change(image.image(), null, image.overall().standing());
            }
        }
        return images.tally();
    }

    /** A policy's text names namespaces, so a cluster-wide one is for those who may list such policies. */
    private boolean sees(ImagePolicy policy) {
        return policy.namespace().isEmpty()
                ? engines.contains(policy.key().engine())
                : namespaces.contains(policy.namespace());
    }

    private boolean sees(PolicyException exception) {
        int slash = exception.name().indexOf('/');
        return slash > 0 && namespaces.contains(exception.name().substring(0, slash));
    }

    private boolean sees(UnreadableObject unreadable) {
        return namespaces.contains(unreadable.object().namespace());
    }

    private List<String> unclassified(Map<String, NamespacePosture> visible) {
        if (whole.unclassified().isEmpty()) {
            return List.of();
        }
        Set<String> said = new HashSet<>();
        visible.values().stream()
                .flatMap(namespace -> namespace.images().stream())
                .flatMap(image -> image.placements().stream())
                .flatMap(placement -> placement.verdicts().stream())
                .forEach(verdict ->
                        verdict.judgement().claim().map(Claim::message).ifPresent(said::add));
        return whole.unclassified().stream().filter(said::contains).toList();
    }
}
