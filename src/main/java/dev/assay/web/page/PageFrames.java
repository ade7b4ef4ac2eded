package dev.assay.web.page;

import dev.assay.access.Sight;
import dev.assay.access.Viewer;
import dev.assay.history.HistoryState;
import dev.assay.observation.Kind;
import dev.assay.observation.ReplayStatus;
import dev.assay.posture.KindPhase;
import dev.assay.posture.Posture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes what surrounds every page: navigation, the moment shown, and what to know before believing it. */
public final class PageFrames {

    private static final Map<String, String> PAGES = pages();

    private final Supplier<Optional<ReplayStatus>> replay;
    private final Supplier<HistoryState> history;
    private final Viewer viewer;
    private final String version;

    public PageFrames(
            Supplier<Optional<ReplayStatus>> replay, Supplier<HistoryState> history, Viewer viewer, String version) {
        this.replay = replay;
        this.history = history;
        this.viewer = viewer;
        this.version = version;
    }

    /** The frame of a page that shows a posture and refreshes itself from {@code address}. */
    public PageFrame around(Posture posture, String title, String address) {
        return around(posture, title, Optional.of(address));
    }

    /** The frame of a page that shows a posture and stays as it is. */
    public PageFrame still(Posture posture, String title) {
        return around(posture, title, Optional.empty());
    }

    /** The frame of a page without numbers. */
    public PageFrame plain() {
        return titled("Assay");
    }

    /** The frame of the door, behind which nothing is shown yet. */
    public PageFrame door() {
        return new PageFrame("Sign in: Assay", List.of(), null, null, List.of(), PageFrame.Visitor.ANYBODY, version);
    }

    /** The frame of a page without numbers that has a title of its own. */
    public PageFrame titled(String title) {
        return frame(title, null, null, recording());
    }

    private PageFrame around(Posture posture, String title, Optional<String> address) {
        List<PageFrame.Banner> banners = new ArrayList<>(recording());
        part().ifPresent(banners::add);
        blindness(posture).ifPresent(banners::add);
        banners.addAll(forgetful(posture));
        boolean shown = posture.generation() > 0;
        Moment asOf = shown ? Moment.of(posture.asOf(), posture.asOf()) : null;
        return frame(title, address.orElse(null), asOf, banners);
    }

    /** Sums of a part are not to be taken for those of the cluster. */
    private Optional<PageFrame.Banner> part() {
        Sight sight = viewer.sight();
        if (sight.everything()) {
            return Optional.empty();
        }
        return Optional.of(
                PageFrame.Banner.part(
                        sight.namespaces().isEmpty()
                                ? "You may not list policy reports in any namespace, so there is nothing to see. Ask for the role"
                                        + " assay-viewer in yours."
                                : "You see the namespaces in which you may list policy reports; every number is of those alone."));
    }

    /** What cannot be read is told apart from what only was not read yet. */
    private static Optional<PageFrame.Banner> blindness(Posture posture) {
        if (posture.complete()) {
            int objects = posture.unreadable().size();
            String text = objects == 1
                    ? "1 object cannot be understood; what it says is in no number."
                    : objects + " objects cannot be understood; what they say is in no number.";
            return objects == 0 ? Optional.empty() : Optional.of(PageFrame.Banner.blind(text + " See Blind spots."));
        }
        String missing = String.join("; ", posture.missing()) + ".";
        boolean blind = posture.kinds().stream()
                .anyMatch(state -> state.phase() == KindPhase.STALE
                        || (state.phase() == KindPhase.UNREADABLE
                                && state.kind().need() != Kind.Need.EXTRA));
        return Optional.of(
                blind
                        ? PageFrame.Banner.blind("Assay cannot see: " + missing)
                        : PageFrame.Banner.incomplete("Not known yet: " + missing));
    }

    private PageFrame frame(
            String title, @Nullable String address, @Nullable Moment asOf, List<PageFrame.Banner> banners) {
        String path = address == null ? "" : address.replaceFirst("\\?.*", "");
        Sight sight = viewer.sight();
        List<PageFrame.NavigationLink> navigation = PAGES.entrySet().stream()
                .filter(page -> sight.everything() || !page.getKey().equals(PageAddress.EVIDENCE))
                .map(page -> new PageFrame.NavigationLink(
                        page.getValue(), page.getKey(), page.getKey().equals(path) ? "page" : null))
                .toList();
        PageFrame.Visitor visitor = new PageFrame.Visitor(
                viewer.name().map(VisibleText::name).orElse(null), sight.seesPolicies(), sight.everything());
        return new PageFrame(title, navigation, asOf, address, banners, visitor, version);
    }

    private List<PageFrame.Banner> recording() {
        List<PageFrame.Banner> banners = new ArrayList<>();
        replay.get().map(status -> PageFrame.Banner.recording(text(status))).ifPresent(banners::add);
        if (viewer.anybody()) {
            banners.add(PageFrame.Banner.open(
                    "Nobody has to sign in here: everybody who reaches this port sees all this."));
        }
        return banners;
    }

    /** While everything is still being read, that history is being opened is no news. */
    private List<PageFrame.Banner> forgetful(Posture posture) {
        HistoryState state = history.get();
        boolean degraded = state.phase() == HistoryState.Phase.DEGRADED && posture.complete();
        if (!degraded) {
            return state.lost().isEmpty() ? List.of() : List.of(PageFrame.Banner.history(state.lost()));
        }
        String text = "Nothing is remembered at the moment: " + state.reason() + ". What is shown of now is complete.";
        return List.of(PageFrame.Banner.history(state.lost().isEmpty() ? text : text + " " + state.lost()));
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/", "Overview");
        pages.put("/images", "Images");
        pages.put(PageAddress.POLICIES, "Policies");
        pages.put(PageAddress.GATES, "Gates");
        pages.put(PageAddress.EXCEPTIONS, "Exceptions");
        pages.put(PageAddress.TREND, "Trend");
        pages.put(PageAddress.BLIND_SPOTS, "Blind spots");
        pages.put(PageAddress.EVIDENCE, "Evidence");
        return pages;
    }

    private static String text(ReplayStatus status) {
        String how = status.ended()
                ? "which has reached its end and stands still"
                : "replayed at " + speed(status.speed()) + "× speed";
        return "This is %s, a recording of a real cluster, %s; nothing here is happening now."
                .formatted(status.name(), how);
    }

    private static String speed(double speed) {
        boolean whole = speed == Math.rint(speed);
        return whole ? Long.toString((long) speed) : String.format(Locale.ROOT, "%.1f", speed);
    }
}
