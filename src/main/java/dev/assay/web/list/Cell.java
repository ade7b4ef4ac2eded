package dev.assay.web.list;

import dev.assay.web.page.ImageName;
import dev.assay.web.page.Moment;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one cell of a page.
 *
 * @param kind names the fragment of {@code cells.html} that draws the value; a new kind needs no more than a fragment
 * @param style of the cell
 * @param value what the fragment draws
 */
public record Cell(String kind, String style, Object value) {

    public static Cell text(String text) {
        return styled("", text);
    }

    /** A text set off by a style of the stylesheet. */
    public static Cell styled(String style, String text) {
        return new Cell("text", style, VisibleText.name(text));
    }

    public static Cell link(String text, String href) {
        return new Cell("link", "", new Link(VisibleText.name(text), href));
    }

    /** An image's name, whose parts have different weight. */
    public static Cell image(String image, String href) {
        return new Cell("image", "", new ImageLink(ImageName.of(image), href));
    }

    /** A zero is quiet. */
    public static Cell number(long number) {
        return new Cell("text", number == 0 ? "number zero" : "number", Long.toString(number));
    }

    /** A number that should be zero. */
    public static Cell alarm(long number) {
        return new Cell("text", number == 0 ? "number zero" : "number alarm", Long.toString(number));
    }

    public static Cell verdict(VerdictLabel verdict) {
        return new Cell("badge", "", verdict.badge());
    }

    public static Cell bar(VerdictBar bar) {
        return new Cell("bar", "wide", bar);
    }

    /** How long ago it was; {@code none} if it never was. */
    public static Cell age(@Nullable Moment moment) {
        return moment == null ? new Cell("text", "number zero", "none") : new Cell("age", "number", moment);
    }

    /** A text that leads to a page. */
    public record Link(String text, String href) {}

    /** An image that leads to a page. */
    public record ImageLink(ImageName image, String href) {}
}
