package dev.assay.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param title of the browser tab
 * @param asOf the moment of the posture shown; null where none is shown
 * @param refresh where the main part comes from anew every few seconds; null for a page that stays as it is
 * @param version of Assay
 */
record PageFrame(
        String title,
        List<NavigationLink> navigation,
        @Nullable Moment asOf,
        @Nullable String refresh,
        List<Banner> banners,
        String version) {

    PageFrame {
        navigation = List.copyOf(navigation);
        banners = List.copyOf(banners);
    }

    /** {@code current} is the value of {@code aria-current}; null for the others. */
    record NavigationLink(
            String text, String href, @Nullable String current) {}

    /** Something to know before believing the numbers. */
    record Banner(String style, String title, String text) {

        static Banner recording(String text) {
            return new Banner("banner-recording", "Recording", VisibleText.name(text));
        }

        static Banner incomplete(String text) {
            return new Banner("banner-incomplete", "Incomplete", VisibleText.name(text));
        }

        static Banner history(String text) {
            return new Banner("banner-incomplete", "History", VisibleText.name(text));
        }

        static Banner blind(String text) {
            return new Banner("banner-blind", "Blind", VisibleText.name(text));
        }
    }
}
