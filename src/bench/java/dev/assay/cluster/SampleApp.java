package dev.assay.cluster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A Deployment with its ReplicaSet.
 *
 * @param namespace where it runs
 * @param name the Deployment's name
 * @param images one per container
 * @param bad whether its first image fails
 */
record SampleApp(String namespace, String name, List<String> images, boolean bad) {

    SampleApp {
        images = List.copyOf(images);
    }

    String replicaSet() {
        return name + "-6bd5c9f7d4";
    }

    String deploymentUid() {
        return uid("Deployment", name);
    }

    String replicaSetUid() {
        return uid("ReplicaSet", replicaSet());
    }

    String uid(String kind, String object) {
        return uid(kind, namespace, object);
    }

    static String uid(String kind, String namespace, String object) {
        byte[] seed = (kind + "/" + namespace + "/" + object).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(seed).toString();
    }

    /**
     * One of its pods.
     *
     * @param app whose
     * @param ordinal which of the app's
     * @param generation how often it was replaced
     */
    record Pod(SampleApp app, int ordinal, int generation) {

        String name() {
            return app.replicaSet() + "-" + Integer.toString(1_000_000 + ordinal * 1_000 + generation, 36);
        }

        String uid() {
            return app.uid("Pod", name());
        }

        Pod successor() {
            return new Pod(app, ordinal, generation + 1);
        }
    }
}
