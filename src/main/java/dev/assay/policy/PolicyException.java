package dev.assay.policy;

import java.util.List;

/**
 * A PolicyException of either engine.
 *
 * @param name as Kyverno's messages print it: {@code namespace/name}
 * @param policies the names of the policies it touches, as results print them
 */
public record PolicyException(String name, List<String> policies) {

    public PolicyException {
        policies = List.copyOf(policies);
    }
}
