package dev.assay.web.page;

/** Whether admission would refuse an image if the policies were enforced today. */
public enum Refusal {
    YES("refused-yes", "Would be refused"),
    UNKNOWN("refused-unknown", "Refusal unknown"),
    NO("refused-no", "Would be admitted");

    private final String style;
    private final String text;

    Refusal(String style, String text) {
        this.style = style;
        this.text = text;
    }

    public Line line() {
        return new Line(style, text);
    }

    /** With the reason, where it is not plain from the verdict. */
    public Line because(String reason) {
        return new Line(style, text + ": " + VisibleText.name(reason));
    }

    /** The answer ready to print. */
    public record Line(String style, String text) {}
}
