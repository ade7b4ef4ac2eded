package dev.assay.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param title of the browser tab
 * @param asOf the moment of the posture shown; null where none is shown
 * @param refresh where the main part comes from anew every few seconds; null for a page that stays as it is
 * @param visitor whose page it is
 * @param version of Assay
 */
public record PageFrame(
        String title,
        List<NavigationLink> navigation,
        @Nullable Moment asOf,
        @Nullable String refresh,
        List<Banner> banners,
        Visitor visitor,
        String version) {

    public PageFrame {
        navigation = List.copyOf(navigation);
        banners = List.copyOf(banners);
    }

    /** The same for a page that stays as it is. */
    public PageFrame still() {
        return new PageFrame(title, navigation, asOf, null, banners, visitor, version);
    }

    /**
     * Whose page it is.
     *
     * @param user who signed in; null where nobody does
     * @param seesPolicies whether all policies are shown to them
     * @param seesEverything whether the whole cluster is
     */
    public record Visitor(@Nullable String user, boolean seesPolicies, boolean seesEverything) {

        /** Where nobody signs in. */
        public static final Visitor ANYBODY = new Visitor(null, true, true);
    }

    /** {@code current} is the value of {@code aria-current}; null for the others. */
    public record NavigationLink(
            String text, String href, @Nullable String current) {}

    /** Something to know before believing the numbers. */
    public record Banner(String style, String title, String text) {

        public static Banner recording(String text) {
            return new Banner("banner-recording", "Recording", VisibleText.name(text));
        }

        public static Banner part(String text) {
            return new Banner("banner-recording", "A part", VisibleText.name(text));
        }

        public static Banner open(String text) {
            return new Banner("banner-incomplete", "Open", VisibleText.name(text));
        }

        public static Banner incomplete(String text) {
            return new Banner("banner-incomplete", "Incomplete", VisibleText.name(text));
        }

        public static Banner history(String text) {
            return new Banner("banner-incomplete", "History", VisibleText.name(text));
        }

        public static Banner blind(String text) {
            return new Banner("banner-blind", "Blind", VisibleText.name(text));
        }
    }
}
