package dev.assay.posture;

import dev.assay.observation.ObjectRef;
import dev.assay.verdict.RuleEvidence;
import dev.assay.verdict.RuleKey;
import dev.assay.workload.Container;
import dev.assay.workload.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pod or controller of a namespace, what is known about it, and what was last judged. Mutable, of one thread. */
final class Inhabitant {

    private ObjectRef object;
    private Resource resource;
    private long imagesSinceSecond;
    private long imagesSinceVersion;
    private long otherImagesVersion;
    private long updatedSecond;
    private Map<RuleKey, RuleEvidence> evidence = Map.of();
    private List<List<PolicyVerdict>> verdicts = List.of();
    private long validUntilSecond = 0;

    Inhabitant(ObjectRef object, Resource resource, long atSecond) {
        this.object = object;
        this.resource = resource;
        this.imagesSinceSecond = earliestChange(resource, atSecond);
        this.imagesSinceVersion = object.resourceVersion();
        this.updatedSecond = atSecond;
    }

    ObjectRef object() {
        return object;
    }

    Resource resource() {
        return resource;
    }

    Map<RuleKey, RuleEvidence> evidence() {
        return evidence;
    }

    long imagesSinceSecond() {
        return imagesSinceSecond;
    }

    /** Takes a newer version of the same object; says whether anything changed that verdicts depend on. */
    boolean update(ObjectRef newer, Resource now, long atSecond) {
        boolean same = now.equals(resource);
        if (!images(now).equals(images(resource))) {
            otherImagesVersion = object.resourceVersion();
            imagesSinceSecond = atSecond + 1;
            imagesSinceVersion = newer.resourceVersion();
        }
        updatedSecond = atSecond;
        object = newer;
        resource = now;
        if (!same) {
            validUntilSecond = 0;
        }
        return !same;
    }

    /** Takes an earlier version that came late: if it had the same images, it had them since then. */
    boolean recall(Resource before, long version, long atSecond) {
        if (!images(before).equals(images(resource))) {
            return recallOtherImages(version);
        }
        long since = earliestChange(before, atSecond);
        if (version < otherImagesVersion || since >= imagesSinceSecond) {
            return false;
        }
        imagesSinceSecond = since;
        imagesSinceVersion = version;
        validUntilSecond = 0;
        return true;
    }

    /** An earlier version cannot be understood: unless the spec was never changed, it may have had other images. */
    boolean recallUnreadable(long version) {
        return resource.edited() && recallOtherImages(version);
    }

    /** What is known of versions before one with other images does not count. */
    private boolean recallOtherImages(long version) {
        otherImagesVersion = Math.max(otherImagesVersion, version);
        if (imagesSinceVersion > version) {
            return false;
        }
        imagesSinceSecond = updatedSecond + 1;
        imagesSinceVersion = object.resourceVersion();
        validUntilSecond = 0;
        return true;
    }

    /** Adds evidence; says whether it was news. */
    boolean learn(Map<RuleKey, RuleEvidence> news) {
        Map<RuleKey, RuleEvidence> merged = new HashMap<>(evidence);
        boolean changed = false;
        for (Map.Entry<RuleKey, RuleEvidence> entry : news.entrySet()) {
            RuleEvidence known = evidence.get(entry.getKey());
            RuleEvidence joined = known == null ? entry.getValue() : known.merge(entry.getValue());
            if (!joined.equals(known)) {
                merged.put(entry.getKey(), joined);
                changed = true;
            }
        }
        if (changed) {
            evidence = Map.copyOf(merged);
            validUntilSecond = 0;
        }
        return changed;
    }

    /** Drops what is known of rules that no longer exist, and forgets the last judgement. */
    void forgetJudgement() {
        validUntilSecond = 0;
    }

    /** What was last judged, per container; stale after {@link #validUntilSecond}. */
    List<List<PolicyVerdict>> verdicts() {
        return verdicts;
    }

    long validUntilSecond() {
        return validUntilSecond;
    }

    void judged(List<List<PolicyVerdict>> byContainer, long untilSecond) {
        verdicts = byContainer;
        validUntilSecond = untilSecond;
    }

    static Set<String> images(Resource resource) {
        Set<String> images = new HashSet<>();
        for (Container container : resource.containers()) {
            images.add(container.image());
        }
        return images;
    }

    /** An unedited object has its images since it was created; an edited one at least since it was seen with them. */
    private static long earliestChange(Resource resource, long atSecond) {
        boolean asCreated = !resource.edited() && resource.createdSecond() > 0;
        return asCreated ? resource.createdSecond() : atSecond + 1;
    }
}
