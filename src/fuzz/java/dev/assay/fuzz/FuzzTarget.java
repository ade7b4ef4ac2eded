package dev.assay.fuzz;

import dev.assay.cluster.RecordingTarget;
import dev.assay.cluster.ReportTarget;
import dev.assay.metrics.LabelTextTarget;
import dev.assay.verdict.MessageClassifierTarget;
import dev.assay.web.list.CsvTextTarget;
import dev.assay.web.list.ListQueryTarget;
import dev.assay.workload.ImageReferenceTarget;

/** The places where text from outside comes in or goes out. */
enum FuzzTarget {
    REPORT("report", ReportTarget.class, Seeds.REPORTS, "json"),
    IMAGE("image", ImageReferenceTarget.class, Seeds.TEXTS, "text"),
    MESSAGE("message", MessageClassifierTarget.class, Seeds.MESSAGES, "text"),
    QUERY("query", ListQueryTarget.class, Seeds.QUERIES, "text"),
    CSV("csv", CsvTextTarget.class, Seeds.TEXTS, "text"),
    METRICS("metrics", LabelTextTarget.class, Seeds.TEXTS, "text"),
    RECORDING("recording", RecordingTarget.class, Seeds.RECORDINGS, "json");

    private final String label;
    private final Class<?> type;
    private final Seeds seeds;
    private final String words;

    FuzzTarget(String label, Class<?> type, Seeds seeds, String words) {
        this.label = label;
        this.type = type;
        this.seeds = seeds;
        this.words = words;
    }

    String label() {
        return label;
    }

    Class<?> type() {
        return type;
    }

    Seeds seeds() {
        return seeds;
    }

    /** The file of words that inputs are made of. */
    String words() {
        return "src/fuzz/resources/" + words + ".dict";
    }
}
