package dev.assay.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be seen of a page: whether everybody can use it, and whether it keeps to the screen. */
final class PageLook {

    private static final String WIDEST_BEYOND_ITS_PLACE = """
            () => {
              const main = document.querySelector("main");
              const place = main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight);
              const inside = [...main.querySelectorAll("*")].map(one => one.getBoundingClientRect().right - place);
              const page = document.documentElement.scrollWidth - window.innerWidth;
              return Math.ceil(Math.max(page, ...inside));
            }
            """;

    private PageLook() {}

    /** In one theme at one width. */
    static List<String> problems(Page page, String name, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, width < 600 ? 640 : 900);
        String look = "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width);
        List<String> problems = new ArrayList<>();
        // Without frames the legacy mode finds the same and is spared a second page for each run.
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
        for (Rule rule : axe.analyze().getViolations()) {
            problems.add(look + ": axe " + rule.getId() + ": " + rule.getNodes());
        }
        problems.addAll(wider(page, name, width));
        screenshot(page, look);
        return problems;
    }

    /** Whether anything stands out of its place at this width. */
    static List<String> wider(Page page, String name, int width) {
        page.setViewportSize(width, width < 600 ? 640 : 900);
        int beyond = (int) page.evaluate(WIDEST_BEYOND_ITS_PLACE);
        return beyond > 2 ? List.of(name + "-" + width + ": wider than its place by " + beyond + " px") : List.of();
    }

    /** Set ASSAY_SCREENSHOTS to a folder to look at them. */
    private static void screenshot(Page page, String name) {
        String folder = System.getenv("ASSAY_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
