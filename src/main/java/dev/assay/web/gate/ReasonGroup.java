package dev.assay.web.gate;

import dev.assay.gate.Place;
import dev.assay.gate.Reason;
import dev.assay.gate.ReasonCode;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reasons of one kind: what it is, what to do, and each place it was found at.
 *
 * @param style {@code group-blocks} and the like
 * @param more how many further places there are, in words; blank if these are all
 */
public record ReasonGroup(
        String code, String title, String effect, String style, String advice, List<Line> lines, String more) {

    public ReasonGroup {
        lines = List.copyOf(lines);
    }

    /** What blocks first; at most so many places of each kind. */
    static List<ReasonGroup> of(List<Reason> reasons, int most, Instant now) {
        Map<ReasonCode, List<Reason>> byCode = new EnumMap<>(ReasonCode.class);
        reasons.forEach(reason ->
                byCode.computeIfAbsent(reason.code(), _ -> new ArrayList<>()).add(reason));
        return byCode.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ReasonCode, List<Reason>> same) ->
                        same.getKey().effect()))
                .map(same -> of(same.getKey(), same.getValue(), most, now))
                .toList();
    }

    private static ReasonGroup of(ReasonCode code, List<Reason> same, int most, Instant now) {
        int hidden = Math.max(0, same.size() - most);
        return new ReasonGroup(
                code.label(),
                ReasonTitle.of(code),
                ReasonTitle.effect(code.effect()),
                "group-" + code.effect().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                code.advice(),
                same.stream().limit(most).map(reason -> Line.of(reason, now)).toList(),
                hidden == 0 ? "" : hidden + " more; each namespace's own page has them.");
    }

    /** Where this kind of reason is explained. */
    public String help() {
        return PageAddress.reason(code);
    }

    /** Whether it is what the cluster needs to repair itself. */
    public boolean deadlock() {
        return code.equals(ReasonCode.DEADLOCK.label());
    }

    /**
     * One place.
     *
     * @param namespace blank if it is about none alone
     * @param what the image; null if it is about no place
     * @param cause in words; blank if there is none
     */
    public record Line(String namespace, @Nullable Where what, String cause, String message, Moment since) {

        static Line of(Reason reason, Instant now) {
            return new Line(
                    VisibleText.name(reason.namespace()),
                    reason.place()
                            .map(place -> Where.of(reason.namespace(), place))
                            .orElse(null),
                    cause(reason),
                    VisibleText.message(reason.message()),
                    Moment.of(reason.since().isAfter(now) ? now : reason.since(), now));
        }

        private static String cause(Reason reason) {
            String image = reason.place().map(Place::image).orElse("");
            return reason.cause()
                    .map(cause -> CauseHelp.of(cause.label())
                            .explain(new CommandText(image, reason.namespace(), ""))
                            .title())
                    .orElse("");
        }
    }

    /** An image in a container of a workload, with the pages of both. */
    public record Where(String image, String imageHref, String workload, String workloadHref, String container) {

        static Where of(String namespace, Place place) {
            return new Where(
                    VisibleText.name(place.image()),
                    PageAddress.image(place.image()),
                    VisibleText.name(
                            place.workload().kind() + " " + place.workload().name()),
                    PageAddress.workload(namespace, place.workload()),
                    VisibleText.name(place.container()));
        }
    }
}
