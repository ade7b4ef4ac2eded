package dev.assay.history;

import dev.assay.policy.PolicyKey;
import dev.assay.workload.Container;
import dev.assay.workload.Workload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a remembered verdict is about. All pods of a workload are one place.
 *
 * @param policy which policy
 * @param namespace where
 * @param workload the owner a person would name
 * @param container the container, with its image
 */
public record Place(PolicyKey policy, String namespace, Workload workload, Container container) {

    /** The same for the same place, always. That any two of a million places share one has a chance of 1 to 30 million. */
    long id() {
        String[] parts = {
            policy.engine().name(),
            policy.name(),
            namespace,
            workload.kind(),
            workload.name(),
            container.kind().name(),
            container.name(),
            container.image()
        };
        byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(sha256().digest(text)).getLong();
    }

    /** The same, with what a database cannot keep replaced. */
    Place storable() {
        return new Place(
                new PolicyKey(policy.engine(), RowSum.storable(policy.name())),
                RowSum.storable(namespace),
                new Workload(RowSum.storable(workload.kind()), RowSum.storable(workload.name())),
                new Container(container.kind(), RowSum.storable(container.name()), RowSum.storable(container.image())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
