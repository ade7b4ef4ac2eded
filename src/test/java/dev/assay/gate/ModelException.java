package dev.assay.gate;

import dev.assay.observation.ObjectRef;
import dev.assay.policy.PolicyException;
import dev.assay.report.Reports;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An exception of the modelled cluster.
 *
 * @param object which
 * @param bases the workloads it lets in
 * @param images of which a workload's images must be; any if empty
 * @param generation of its spec
 * @param changedAt when it got this generation
 * @param expires when it is to go; {@link Instant#MAX} if never
 */
record ModelException(
        ObjectRef object, Set<String> bases, Set<String> images, long generation, Instant changedAt, Instant expires) {

    String name() {
        return object.namespace() + "/" + object.name();
    }

    boolean letsIn(ModelObject thing) {
        return object.namespace().equals(thing.namespace())
                && bases.contains(thing.base())
                && (images.isEmpty() || images.containsAll(thing.images()));
    }

    PolicyException content() {
        long second = expires.equals(Instant.MAX) ? PolicyException.NEVER : expires.getEpochSecond();
        return new PolicyException(name(), List.of(Reports.POLICY), object.uid(), generation, second);
    }
}
