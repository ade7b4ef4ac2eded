package dev.assay.web.search;

import java.util.List;

/** What contains a text. */
record FoundNames(Names namespaces, Names images, Names workloads, Names policies) {

    static final FoundNames NONE = new FoundNames(Names.NONE, Names.NONE, Names.NONE, Names.NONE);

    int count() {
        return namespaces.count + images.count + workloads.count + policies.count;
    }

    /** How many names there are, and the closest of them. */
    record Names(int count, List<Found> closest) {

        static final Names NONE = new Names(0, List.of());
    }
}
