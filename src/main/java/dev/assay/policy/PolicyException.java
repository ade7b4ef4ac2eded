package dev.assay.policy;

import java.util.List;

/**
 * A PolicyException of either engine.
 *
 * @param name as Kyverno's messages print it: {@code namespace/name}
 * @param policies the names of the policies it touches, as results print them
 * @param uid of its object
 * @param generation of its spec
 * @param expiresSecond when it ends ({@code cleanup.kyverno.io/ttl}, {@code spec.expiresAt}), in seconds since 1970; {@link
 *     #NEVER} if nothing says so
 * @param spelling what it lets in
 */
public record PolicyException(
        String name,
        List<String> policies,
        String uid,
        long generation,
        long expiresSecond,
        ExceptionSpelling spelling) {

    /** Beyond all times. */
    public static final long NEVER = Long.MAX_VALUE;

    public PolicyException {
        policies = List.copyOf(policies);
    }

    /** One of which only this is known. */
    public PolicyException(String name, List<String> policies, String uid, long generation, long expiresSecond) {
        this(name, policies, uid, generation, expiresSecond, ExceptionSpelling.UNKNOWN);
    }
}
