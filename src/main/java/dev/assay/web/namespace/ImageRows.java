package dev.assay.web.namespace;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.Placement;
import dev.assay.verdict.Judgement;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.VerdictLabel;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the row of one image. */
final class ImageRows {

    private static final int MOST_WORKLOADS = 50;

    private ImageRows() {}

    static ImageRow of(String namespace, ImagePosture image, List<String> hints, Instant now) {
        Judgement overall = image.overall();
        return new ImageRow(
                ImageRow.idOf(image.image()),
                ImageName.of(image.image()),
                PageAddress.image(image.image()),
                VerdictLabel.of(overall.verdict()).badge(),
                Explanations.refusal(overall),
                Explanations.of(namespace, image).with(hints),
                draft(namespace, image),
                workloads(namespace, image.placements()),
                EvidenceItems.at(overall, now).orElse(null),
                EvidenceItems.of(image.placements(), now));
    }

    private static @Nullable String draft(String namespace, ImagePosture image) {
        return switch (image.overall().refused()) {
            case YES -> PageAddress.draft(namespace, image.image());
            case UNKNOWN, NO -> null;
        };
    }

    private static List<ImageRow.WorkloadLine> workloads(String namespace, List<Placement> placements) {
        Map<Place, Integer> pods = new LinkedHashMap<>();
        placements.stream()
                .sorted(Comparator.comparing(
                                (Placement placement) -> placement.workload().kind())
                        .thenComparing(placement -> placement.workload().name()))
                .forEach(placement ->
                        pods.merge(Place.of(placement), placement.pod().isPresent() ? 1 : 0, Integer::sum));
        List<ImageRow.WorkloadLine> lines = new ArrayList<>();
        pods.entrySet().stream().limit(MOST_WORKLOADS).forEach(entry -> {
            Place place = entry.getKey();
            Workload workload = new Workload(place.kind, place.name);
            lines.add(ImageRow.WorkloadLine.of(place.kind, place.name, place.container, entry.getValue())
                    .at(PageAddress.workload(namespace, workload)));
        });
        if (pods.size() > MOST_WORKLOADS) {
            int more = pods.size() - MOST_WORKLOADS;
            lines.add(new ImageRow.WorkloadLine("and", more + " more places", "see the API", "", null));
        }
        return lines;
    }

    private record Place(String kind, String name, String container) {

        static Place of(Placement placement) {
            String list = placement.container().kind().label();
            String prefix = list.equals("container") ? list : list + " container";
            return new Place(
                    placement.workload().kind(),
                    placement.workload().name(),
                    prefix + " " + placement.container().name());
        }
    }
}
