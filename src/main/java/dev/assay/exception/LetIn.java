package dev.assay.exception;

import dev.assay.workload.Workload;
import java.util.Comparator;

/**
 * An image of a workload that an exception lets in.
 *
 * @param namespace where it runs
 * @param image canonical
 * @param workload in which it runs
 */
public record LetIn(String namespace, String image, Workload workload) {

    static final Comparator<LetIn> BY_PLACE = Comparator.comparing(LetIn::namespace)
            .thenComparing(LetIn::image)
            .thenComparing(letIn -> letIn.workload.kind())
            .thenComparing(letIn -> letIn.workload.name());
}
