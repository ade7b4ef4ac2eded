package dev.assay.workload;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs images or could: a pod, or a controller with a pod template.
 *
 * @param kind pod or which controller
 * @param owner the controlling owner, if any
 * @param containers in the order of the spec, all three lists
 * @param createdSecond {@code creationTimestamp}, in seconds since 1970; 0 if unknown
 * @param edited whether the spec was changed since creation ({@code generation} above 1)
 */
public record Resource(
        WorkloadKind kind, @Nullable Owner owner, List<Container> containers, long createdSecond, boolean edited) {

    public Resource {
        containers = List.copyOf(containers);
    }

    /** The controlling owner; empty for what stands by itself. */
    public Optional<Owner> controller() {
        return Optional.ofNullable(owner);
    }
}
