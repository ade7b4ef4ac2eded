package dev.assay.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What Kyverno wrote about one resource: its results.
 *
 * @param form which object carried it
 * @param subjectUid the uid of the resource the results are about; blank if the object does not say (reports of
 *     admission name their resource ten seconds later)
 * @param namespace where that object lies. Only what lies beside its subject counts: who may write reports in one namespace
 *     says nothing of another
 * @param atSecond when Kyverno evaluated, in seconds since 1970; 0 if the object does not say
 * @param policyVersions the resourceVersion of each evaluated policy, by policy name, where the object says it
 * @param results in the order of the object
 * @param cut whether results were left out because there were too many of them
 */
public record Report(
        ReportForm form,
        String subjectUid,
        String namespace,
        long atSecond,
        Map<String, Long> policyVersions,
        List<Result> results,
        boolean cut) {

    public Report {
        Objects.requireNonNull(namespace, "namespace");
        policyVersions = Map.copyOf(policyVersions);
        results = List.copyOf(results);
    }
}
