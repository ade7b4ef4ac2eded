package dev.assay.notify;

import java.util.List;

/**
 * What became worse in one namespace for one cause.
 *
 * @param namespace where
 * @param cause why, in the words of the API
 * @param images how many distinct images
 * @param examples the first of them by name
 */
record Change(String namespace, String cause, int images, List<String> examples) {

    private static final int MOST_EXAMPLES = 10;

    static Change of(String namespace, String cause, List<String> images) {
        List<String> examples = images.stream().limit(MOST_EXAMPLES).toList();
        return new Change(namespace, cause, images.size(), examples);
    }
}
