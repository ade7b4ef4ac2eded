package dev.assay.policy;

import java.util.List;

/**
 * A PolicyException of either engine.
 *
 * @param name as Kyverno's messages print it: {@code namespace/name}
 * @param policies the names of the policies it touches, as results print them
 * @param uid of its object
 * @param generation of its spec
 * @param expiresSecond when it is to be deleted ({@code cleanup.kyverno.io/ttl}), in seconds since 1970; {@link #NEVER} if
 *     nothing says so
 */
public record PolicyException(String name, List<String> policies, String uid, long generation, long expiresSecond) {

    /** Beyond all times. */
    public static final long NEVER = Long.MAX_VALUE;

    public PolicyException {
        policies = List.copyOf(policies);
    }
}
