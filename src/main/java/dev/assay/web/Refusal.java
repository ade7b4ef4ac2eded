package dev.assay.web;

/** Whether admission would refuse an image if the policies were enforced today. */
enum Refusal {
    YES("refused-yes", "Would be refused"),
    UNKNOWN("refused-unknown", "Refusal unknown"),
    NO("refused-no", "Would be admitted");

    private final String style;
    private final String text;

    Refusal(String style, String text) {
        this.style = style;
        this.text = text;
    }

    Line line() {
        return new Line(style, text);
    }

    /** With the reason, where it is not plain from the verdict. */
    Line because(String reason) {
        return new Line(style, text + ": " + VisibleText.name(reason));
    }

    /** The answer ready to print. */
    record Line(String style, String text) {}
}
