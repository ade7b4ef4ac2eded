package dev.assay.web.namespace;

import dev.assay.web.page.Headline;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One namespace and its images, worst first.
 *
 * @param verdicts all images of the namespace, whatever the filter
 * @param images those of this part of the list
 * @param paging which part
 * @param nothing what is said instead of an empty list
 */
public record NamespacePage(
        PageFrame frame,
        String namespace,
        Headline headline,
        VerdictBar verdicts,
        List<Filter> filters,
        List<ImageRow> images,
        Paging paging,
        String nothing) {

    public NamespacePage {
        filters = List.copyOf(filters);
        images = List.copyOf(images);
    }

    /** The address of the page with the filter kept, for links and for refreshing; null shows all. */
    public static String address(String namespace, @Nullable VerdictLabel only) {
        return only == null
                ? PageAddress.namespace(namespace)
                : PageAddress.namespace(namespace) + "?verdict=" + only.key();
    }

    /** A link that shows the images of one verdict, or all; {@code current} is the value of {@code aria-current}. */
    public record Filter(
            String text,
            String href,
            int images,
            VerdictLabel.@Nullable Badge verdict,
            @Nullable String current) {

        public static List<Filter> of(
                String namespace, Map<VerdictLabel, Integer> images, @Nullable VerdictLabel chosen) {
            List<Filter> filters = new ArrayList<>();
            int all = images.values().stream().mapToInt(Integer::intValue).sum();
            filters.add(new Filter("All", PageAddress.namespace(namespace), all, null, current(chosen == null)));
            for (VerdictLabel verdict : VerdictLabel.values()) {
                int count = images.getOrDefault(verdict, 0);
                if (count > 0 || verdict == chosen) {
                    VerdictLabel.Badge badge = verdict.badge();
                    String href = address(namespace, verdict);
                    filters.add(new Filter(badge.word(), href, count, badge, current(verdict == chosen)));
                }
            }
            return filters;
        }

        private static @Nullable String current(boolean chosen) {
            return chosen ? "page" : null;
        }
    }
}
