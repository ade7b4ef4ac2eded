package dev.assay.manifests;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** One of Flux's Kustomizations, and what it applies: its folder without what its patches delete. */
public record FluxPass(Manifest kustomization, List<Manifest> applied) {

    private static final String FILE = "kubernetes/flux/infrastructure.yaml";
    static final String FOLDER = "kubernetes/infrastructure";

    /** The passes in the order of their file. */
    public static List<FluxPass> all() {
        return over(Manifest.inFolder(FOLDER));
    }

    /** The passes, were these the objects of their folder. */
    static List<FluxPass> over(List<Manifest> whole) {
        return Manifest.inFile(FILE).stream()
                .map(kustomization -> new FluxPass(kustomization, left(kustomization, whole)))
                .toList();
    }

    private static List<Manifest> left(Manifest kustomization, List<Manifest> whole) {
        return whole.stream()
                .filter(manifest -> {
                    for (JsonNode patch : kustomization.at("/spec/patches")) {
                        if (deletes(patch, manifest)) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    private static boolean deletes(JsonNode patch, Manifest manifest) {
        String[] selector = patch.at("/target/labelSelector").asString().split("!?=", 2);
        if (!patch.at("/patch").asString().startsWith("$patch: delete\n") || selector.length != 2) {
            throw new IllegalArgumentException("A pass deletes by one label, unlike '" + patch + "'");
        }
        boolean equal = manifest.label(selector[0]).equals(selector[1]);
        return equal != patch.at("/target/labelSelector").asString().contains("!=");
    }
}
