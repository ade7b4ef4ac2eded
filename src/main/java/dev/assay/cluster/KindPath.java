package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.util.List;

/** Where the API server serves each kind. */
final class KindPath {

    private final KyvernoConfig config;

    KindPath(KyvernoConfig config) {
        this.config = config;
    }

    /** The path of its list in each version that Assay can read, the preferred one first. */
    List<String> of(Kind kind) {
        if (kind == Kind.KYVERNO_CONFIG) {
            return List.of("api/v1/namespaces/" + config.namespace() + "/configmaps");
        }
        int dot = kind.resource().indexOf('.');
        if (dot < 0) {
            return List.of("api/v1/" + kind.resource());
        }
        String plural = kind.resource().substring(0, dot);
        String group = kind.resource().substring(dot + 1);
        return versions(kind).stream()
                .map(version -> "apis/" + group + "/" + version + "/" + plural)
                .toList();
    }

    /** The address of a list of so many objects at a path of the kind's. */
    String list(String path, Kind kind, int limit) {
        return path + "?limit=" + limit + selector(kind);
    }

    /** What of the kind is read; blank for all of it. */
    String selector(Kind kind) {
        return switch (kind) {
            // What Kyverno found and what it refused have different reasons, of which a selector takes only one.
            case EVENT -> "&fieldSelector=type%3DWarning";
            case KYVERNO_CONFIG -> "&fieldSelector=metadata.name%3D" + config.name();
            default -> "";
        };
    }

    private static List<String> versions(Kind kind) {
        return switch (kind) {
            case POLICY_EXCEPTION -> List.of("v2", "v2beta1");
            case IMAGE_VALIDATING_POLICY, CEL_POLICY_EXCEPTION -> List.of("v1", "v1beta1", "v1alpha1");
            case NAMESPACED_IMAGE_VALIDATING_POLICY -> List.of("v1", "v1beta1");
            case POLICY_REPORT, CLUSTER_POLICY_REPORT -> List.of("v1alpha2");
            case OPEN_REPORT, CLUSTER_OPEN_REPORT, ENFORCEMENT_GATE -> List.of("v1alpha1");
            default -> List.of("v1");
        };
    }
}
