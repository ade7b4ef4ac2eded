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
 * @param digests what each container runs, in the same order: the digest of its image, blank where it is not known; none if
 *     no digest is known
 * @param createdSecond {@code creationTimestamp}, in seconds since 1970; 0 if unknown
 * @param edited whether the spec was changed since creation ({@code generation} above 1)
 */
public record Resource(
        WorkloadKind kind,
        @Nullable Owner owner,
        List<Container> containers,
        List<String> digests,
        long createdSecond,
        boolean edited) {

    public Resource {
        containers = List.copyOf(containers);
        digests = List.copyOf(digests);
        if (!digests.isEmpty() && digests.size() != containers.size()) {
            throw new IllegalArgumentException(
                    digests.size() + " digests for " + containers.size() + " containers: give one for each, or none");
        }
    }

    /** One of which it is not known what runs. */
    public Resource(
            WorkloadKind kind, @Nullable Owner owner, List<Container> containers, long createdSecond, boolean edited) {
        this(kind, owner, containers, List.of(), createdSecond, edited);
    }

    /** The digest of the image that this container runs; blank if it is not known. */
    public String digestOf(Container container) {
        int at = digests.isEmpty() ? -1 : containers.indexOf(container);
        return at < 0 ? "" : digests.get(at);
    }

    /** The controlling owner; empty for what stands by itself. */
    public Optional<Owner> controller() {
        return Optional.ofNullable(owner);
    }
}
