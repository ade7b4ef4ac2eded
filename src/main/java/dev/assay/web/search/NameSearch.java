package dev.assay.web.search;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.Posture;
import dev.assay.web.list.Filter;
import dev.assay.web.list.FirstRows;
import dev.assay.web.page.PolicyLabel;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the names in a posture that contain a text, whatever its case.
 *
 * <p>It reads all names each time instead of keeping an index: 50,000 images are read in a few milliseconds, while an index
 * would be out of date ten times a second and keep what is gone in memory.
 */
final class NameSearch {

    /** As many as one sees at a glance; a list has them all. */
    private static final int MOST_SHOWN = 8;

    private final String needle;
    private final List<String> partsBegin;
    private final Set<String> images = new HashSet<>();
    private final List<Found> workloads = new ArrayList<>();
    private final List<Found> namespaces = new ArrayList<>();
    private final List<Found> policies = new ArrayList<>();

    private NameSearch(String text) {
        needle = text.toLowerCase(Locale.ROOT);
        partsBegin = List.of("/" + needle, "-" + needle);
    }

    static FoundNames find(String text, Posture posture) {
        NameSearch search = new NameSearch(text);
        posture.byNamespace().values().forEach(search::look);
        posture.policies().forEach(policy -> search.look(policy.policy().key()));
        return search.found();
    }

    private void look(NamespacePosture namespace) {
        String name = namespace.namespace();
        if (Filter.contains(name, needle)) {
            namespaces.add(new Found(name, "", ""));
        }
        for (ImagePosture image : namespace.images()) {
            if (Filter.contains(image.image(), needle)) {
                images.add(image.image());
            }
        }
        for (Workload workload : workloadsLike(namespace)) {
            workloads.add(new Found(workload.name(), workload.kind(), name));
        }
    }

    /** Most images run in pods of one workload, one after the other. */
    private Set<Workload> workloadsLike(NamespacePosture namespace) {
        Set<Workload> found = new HashSet<>();
        Workload last = null;
        for (ImagePosture image : namespace.images()) {
            for (Placement placement : image.placements()) {
                Workload workload = placement.workload();
                if (!workload.equals(last) && Filter.contains(workload.name(), needle)) {
                    found.add(workload);
                }
                last = workload;
            }
        }
        return found;
    }

    private void look(PolicyKey policy) {
        if (Filter.contains(policy.name(), needle)) {
            policies.add(new Found(policy.name(), PolicyLabel.kindOf(policy), ""));
        }
    }

    private FoundNames found() {
        return new FoundNames(
                first(namespaces),
                first(images.stream().map(image -> new Found(image, "", "")).toList()),
                first(workloads),
                first(policies));
    }

    private FoundNames.Names first(List<Found> all) {
        List<Candidate> candidates = all.stream()
                .map(found -> new Candidate(found, distance(found.name())))
                .toList();
        return new FoundNames.Names(
                all.size(),
                FirstRows.between(candidates, Candidate.CLOSEST_FIRST, 0, MOST_SHOWN).stream()
                        .map(Candidate::found)
                        .toList());
    }

    private int distance(String found) {
        String name = found.toLowerCase(Locale.ROOT);
        if (name.equals(needle)) {
            return 0;
        }
        if (name.startsWith(needle)) {
            return 1;
        }
        return partsBegin.stream().anyMatch(name::contains) ? 2 : 3;
    }

    /** The name itself, what begins with the text, what has a part that does, then all others; short ones first. */
    private record Candidate(Found found, int distance) {

        static final Comparator<Candidate> CLOSEST_FIRST = Comparator.comparingInt(Candidate::distance)
                .thenComparingInt(candidate -> candidate.found.name().length())
                .thenComparing(candidate -> candidate.found.name())
                .thenComparing(candidate -> candidate.found.namespace())
                .thenComparing(candidate -> candidate.found.kind());
    }
}
