package dev.assay.web.search;

import dev.assay.posture.Posture;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VisibleText;
import dev.assay.workload.Workload;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the page of what was found. */
final class SearchPages {

    private SearchPages() {}

    static SearchPage of(String text, Posture posture, NameIndex index, PageFrame frame) {
        if (text.isEmpty()) {
            return new SearchPage(frame, "", "Type a part of a name.", List.of());
        }
        if (!posture.complete()) {
            return new SearchPage(
                    frame, visible(text), "Not everything was read yet; try again in a minute.", List.of());
        }
        FoundNames found = NameSearch.find(text, posture, index);
        return new SearchPage(frame, visible(text), summary(found.count()), groups(found, text));
    }

    private static List<SearchPage.Group> groups(FoundNames found, String text) {
        return Stream.of(
                        group(
                                "Namespaces",
                                found.namespaces(),
                                SearchPages::namespace,
                                "/?q=" + PageAddress.parameter(text)),
                        group("Images", found.images(), SearchPages::image, "/images?q=" + PageAddress.parameter(text)),
                        group(
                                "Workloads",
                                found.workloads(),
                                SearchPages::workload,
                                "/images?q=" + PageAddress.parameter(text)),
                        group(
                                "Policies",
                                found.policies(),
                                SearchPages::policy,
                                PageAddress.POLICIES + "?q=" + PageAddress.parameter(text)))
                .filter(group -> !group.results().isEmpty())
                .toList();
    }

    private static SearchPage.Group group(
            String title, FoundNames.Names names, Function<Found, SearchPage.Result> result, String all) {
        int shown = names.closest().size();
        return new SearchPage.Group(
                title, names.closest().stream().map(result).toList(), more(names.count(), shown, all));
    }

    private static SearchPage.@Nullable More more(int count, int shown, String href) {
        return count > shown ? new SearchPage.More("All " + count, href) : null;
    }

    private static SearchPage.Result namespace(Found found) {
        return new SearchPage.Result(visible(found.name()), "", PageAddress.namespace(found.name()));
    }

    private static SearchPage.Result image(Found found) {
        return new SearchPage.Result(visible(found.name()), "", PageAddress.image(found.name()));
    }

    private static SearchPage.Result workload(Found found) {
        String href = PageAddress.workload(found.namespace(), new Workload(found.kind(), found.name()));
        return new SearchPage.Result(visible(found.name()), visible(found.kind() + " in " + found.namespace()), href);
    }

    private static SearchPage.Result policy(Found found) {
        String href = PageAddress.policy(found.kind(), found.name());
        return new SearchPage.Result(visible(found.name()), found.kind(), href);
    }

    private static String summary(int count) {
        return switch (count) {
            case 0 -> "Nothing has a name like that.";
            case 1 -> "1 name found.";
            default -> count + " names found.";
        };
    }

    private static String visible(String text) {
        return VisibleText.name(text);
    }
}
