package dev.assay.notify;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became worse since the digest before.
 *
 * @param at when it was found
 * @param changes by namespace and cause
 * @param moreChanges how many more there are that are not listed
 */
record Digest(Instant at, List<Change> changes, int moreChanges) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CHANGES = 100;

    static Digest of(Instant at, List<Change> changes) {
        List<Change> listed = changes.stream().limit(MOST_CHANGES).toList();
        return new Digest(at, listed, changes.size() - listed.size());
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }
}
