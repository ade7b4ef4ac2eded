package dev.assay.web.search;

import dev.assay.web.page.PageFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found for a text.
 *
 * @param summary in one sentence, also for those who only hear it
 */
public record SearchPage(PageFrame frame, String text, String summary, List<Group> groups) {

    /** What was found of one kind; {@code all} leads to the rest, null if this is everything. */
    public record Group(
            String title, List<Result> results, @Nullable More all) {}

    /** Something that was found, and where it is shown. */
    public record Result(String text, String note, String href) {}

    /** Where everything of one kind is. */
    public record More(String text, String href) {}
}
