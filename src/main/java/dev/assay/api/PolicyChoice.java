package dev.assay.api;

import dev.assay.gate.GateView;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Finds the policy that a path names. */
final class PolicyChoice {

    private PolicyChoice() {}

    /**
     * The policy; empty if there is none.
     *
     * @param policy its name; {@code namespace:name} of a namespaced one
     * @param engine which one is meant, if policies of both engines have the name
     */
    static Optional<PolicyKey> of(GateView gates, String policy, @Nullable String engine) {
        List<PolicyKey> named = gates.named(PolicyKey.ofPath(policy)).stream()
                .filter(key -> engine == null
                        || PolicyEngine.ofSource(engine)
                                .filter(key.engine()::equals)
                                .isPresent())
                .toList();
        if (named.size() > 1) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "Policies of both engines have that name: add ?engine=" + PolicyEngine.VERIFY_IMAGES.source()
                            + " or ?engine=" + PolicyEngine.IMAGE_VALIDATING.source() + ".");
        }
        return named.stream().findFirst();
    }
}
