package dev.assay.posture;

import dev.assay.observation.ObjectRef;
import dev.assay.verdict.RuleBook;
import dev.assay.verdict.RuleEvidence;
import dev.assay.verdict.RuleKey;
import dev.assay.workload.Container;
import dev.assay.workload.Resource;
import dev.assay.workload.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pod or controller of a namespace, what is known about it, and what was last judged. Mutable, of one thread. */
final class Inhabitant {

    /** With evidence on so many rules, rules of policies that nobody saw are no longer kept. */
    private static final int MOST_RULES = 200;

    /** With messages of so many characters, neither are those, and further messages are cut short. */
    private static final long MOST_TEXT = 256 << 10;

    private ObjectRef object;
    private Resource resource;
    private long imagesSinceSecond;
    private long imagesSinceVersion;
    private long otherImagesVersion;
    private long updatedSecond;
    private Map<RuleKey, RuleEvidence> evidence = Map.of();
    private List<Placement> placements = List.of();
    private long validUntilSecond = Long.MAX_VALUE;

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

    /** The workload that this is, if it is one by itself. */
    Workload itself() {
        return new Workload(resource.kind().label(), object.name());
    }

    Map<RuleKey, RuleEvidence> evidence() {
        return evidence;
    }

    /** How many characters its messages have. */
    long evidenceText() {
        return evidence.values().stream().mapToLong(RuleEvidence::textLength).sum();
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
        return true;
    }

    /** What there is room for beside what is known. */
    Map<RuleKey, RuleEvidence> bounded(Map<RuleKey, RuleEvidence> news, RuleBook rules) {
        boolean verbose = evidenceText() >= MOST_TEXT;
        if (!verbose && evidence.size() < MOST_RULES) {
            return news;
        }
        Map<RuleKey, RuleEvidence> bounded = new HashMap<>(news);
        // Of a rule of which something is known, what is newer may be worse.
        bounded.keySet().removeIf(key -> rules.look(key) == RuleBook.Entry.UNKNOWN && !evidence.containsKey(key));
        if (verbose) {
            bounded.replaceAll((_, heard) -> heard.shortened());
        }
        return bounded;
    }

    /** Adds evidence; says whether it was news. */
    boolean learn(Map<RuleKey, RuleEvidence> news) {
        Map<RuleKey, RuleEvidence> changed = new HashMap<>();
        news.forEach((rule, heard) -> {
            RuleEvidence known = evidence.get(rule);
            RuleEvidence joined = known == null ? heard : known.merge(heard);
            if (!joined.equals(known)) {
                changed.put(rule, joined);
            }
        });
        if (changed.isEmpty()) {
            return false;
        }
        evidence.forEach(changed::putIfAbsent);
        evidence = Map.copyOf(changed);
        return true;
    }

    /** Where its containers stand in the posture, as judged last; empty for a template that pods stand for. */
    List<Placement> placements() {
        return placements;
    }

    /** When the first of these judgements expires, in seconds since 1970. */
    long validUntilSecond() {
        return validUntilSecond;
    }

    void place(List<Placement> judged) {
        place(judged, judged);
    }

    /** Keeps some of what was judged. */
    void place(List<Placement> kept, List<Placement> judged) {
        placements = kept;
        validUntilSecond = Long.MAX_VALUE;
        for (Placement placement : judged) {
            for (PolicyVerdict verdict : placement.verdicts()) {
                validUntilSecond =
                        Math.min(validUntilSecond, verdict.judgement().validUntilSecond());
            }
        }
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
