package dev.assay.web.search;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.web.list.FirstRows;
import dev.assay.web.page.PolicyLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the names in a posture that contain a text, whatever its case. */
final class NameSearch {

    /** As many as one sees at a glance; a list has them all. */
    private static final int MOST_SHOWN = 8;

    private final String needle;
    private final List<String> partsBegin;
    private final NameIndex index;
    private final Set<String> seenImages = new HashSet<>();
    private final List<Candidate> images = new ArrayList<>();
    private final List<Candidate> workloads = new ArrayList<>();
    private final List<Candidate> namespaces = new ArrayList<>();
    private final List<Candidate> policies = new ArrayList<>();

    private NameSearch(String text, NameIndex index) {
        this.index = index;
        needle = text.toLowerCase(Locale.ROOT);
        partsBegin = List.of("/" + needle, "-" + needle);
    }

    static FoundNames find(String text, Posture posture, NameIndex index) {
        NameSearch search = new NameSearch(text, index);
        posture.byNamespace().values().forEach(search::look);
        posture.policies().forEach(policy -> search.look(policy.policy().key()));
        index.forgetGone();
        return search.found();
    }

    private void look(NamespacePosture namespace) {
        String home = namespace.namespace();
        NameIndex.Names names = index.names(namespace);
        String lowerHome = home.toLowerCase(Locale.ROOT);
        if (lowerHome.contains(needle)) {
            namespaces.add(candidate(new Found(home, "", ""), lowerHome));
        }
        names.images().containing(needle, (image, lower) -> {
            if (seenImages.add(image)) {
                images.add(candidate(new Found(image, "", ""), lower));
            }
        });
        names.workloads()
                .containing(
                        needle,
                        (workload, lower) ->
                                workloads.add(candidate(new Found(workload.name(), workload.kind(), home), lower)));
    }

    private void look(PolicyKey policy) {
        String lower = policy.name().toLowerCase(Locale.ROOT);
        if (lower.contains(needle)) {
            policies.add(candidate(new Found(policy.name(), PolicyLabel.kindOf(policy), ""), lower));
        }
    }

    private FoundNames found() {
        return new FoundNames(first(namespaces), first(images), first(workloads), first(policies));
    }

    private static FoundNames.Names first(List<Candidate> all) {
        return new FoundNames.Names(
                all.size(),
                FirstRows.between(all, Candidate::compareTo, 0, MOST_SHOWN).stream()
                        .map(Candidate::found)
                        .toList());
    }

    private Candidate candidate(Found found, String lower) {
        return new Candidate(found, distance(lower));
    }

    private int distance(String name) {
        if (name.startsWith(needle)) {
            return name.length() == needle.length() ? 0 : 1;
        }
        return partsBegin.stream().anyMatch(name::contains) ? 2 : 3;
    }

    /** The name itself, what begins with the text, what has a part that does, then all others; short ones first. */
    private record Candidate(Found found, int distance) implements Comparable<Candidate> {

        private static final Comparator<Candidate> BY_NAME = Comparator.<Candidate, String>comparing(
                        candidate -> candidate.found.name())
                .thenComparing(candidate -> candidate.found.namespace())
                .thenComparing(candidate -> candidate.found.kind());

        /** Asked of each name that is found. */
        @Override
        public int compareTo(Candidate other) {
            if (distance != other.distance) {
                return Integer.compare(distance, other.distance);
            }
            int longer = found.name().length() - other.found.name().length();
            return longer != 0 ? longer : BY_NAME.compare(this, other);
        }
    }
}
