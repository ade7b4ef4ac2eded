package dev.assay.web.blind;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Standing;
import dev.assay.verdict.Verdict;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers why images have no verdict: one entry for each reason, with some of the images. */
final class Gaps {

    private static final int MOST_EXAMPLES = 10;

    private final Map<Why, Found> byWhy = new HashMap<>();

    private Gaps() {}

    static List<BlindPage.Gap> of(Posture posture) {
        Gaps gaps = new Gaps();
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            namespace.images().forEach(image -> gaps.add(namespace.namespace(), image));
        }
        return gaps.byWhy.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Why, Found> entry) -> entry.getKey().verdict)
                        .thenComparing(entry -> entry.getValue().images, Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().reason))
                .map(entry -> entry.getValue().gap(entry.getKey()))
                .toList();
    }

    private void add(String namespace, ImagePosture image) {
        Judgement overall = image.overall();
        Standing standing = overall.standing();
        if (standing.verdict() == Verdict.UNEVALUATED || standing.unseen()) {
            byWhy.computeIfAbsent(new Why(standing.verdict(), overall.reason()), _ -> new Found())
                    .add(namespace, image.image());
        }
    }

    private record Why(Verdict verdict, String reason) {}

    private static final class Found {

        private final List<BlindPage.Example> examples = new ArrayList<>();
        private int images;

        private void add(String namespace, String image) {
            images++;
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(new BlindPage.Example(
                        VisibleText.name(image),
                        PageAddress.image(image),
                        VisibleText.name(namespace),
                        PageAddress.namespace(namespace)));
            }
        }

        private BlindPage.Gap gap(Why why) {
            int hidden = images - examples.size();
            return new BlindPage.Gap(
                    VerdictLabel.of(why.verdict).badge(),
                    why.reason.isEmpty() ? "No reason is known." : VisibleText.name(why.reason),
                    images == 1 ? "1 image" : images + " images",
                    examples,
                    hidden == 0 ? "" : "and " + hidden + " more");
        }
    }
}
