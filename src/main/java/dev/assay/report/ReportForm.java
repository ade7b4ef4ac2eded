package dev.assay.report;

/** Which object carried a report, from the one that says most to the one that says least. */
public enum ReportForm {
    /** An EphemeralReport of a background scan: one result per image the rule matched, unmerged. */
    SCAN("ephemeral-report"),
    /** An EphemeralReport of admission: the same shape, but not always every image of the resource. */
    ADMISSION("ephemeral-report"),
    /** A PolicyReport or an OpenReports Report: one result per rule, whatever the number of images. */
    MERGED("report"),
    /** An Event with reason {@code PolicyViolation}: one failing image. */
    EVENT("event"),
    /** The annotation that admission leaves on a pod: pass, fail or skip per image, without a cause. */
    ANNOTATION("annotation");

    private final String label;

    ReportForm(String label) {
        this.label = label;
    }

    /** The word for it in JSON and on pages. */
    public String label() {
        return label;
    }
}
