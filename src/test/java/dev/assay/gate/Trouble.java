package dev.assay.gate;

import dev.assay.policy.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What people and programs do to the modelled cluster, by chance. */
final class Trouble {

    private static final List<String> BASES = List.of("web", "cart", "nightly", "debug");
    private static final String SHOP = "shop";

    private final Random random;
    private final ModelCluster cluster;
    private final ModelRegistry registry;

    Trouble(Random random, ModelCluster cluster, ModelRegistry registry) {
        this.random = random;
        this.cluster = cluster;
        this.registry = registry;
    }

    /** The cluster as it is at first: all is signed. */
    void settle() {
        cluster.deploy(SHOP, "web", List.of(ModelRegistry.IMAGES.get(0), ModelRegistry.IMAGES.get(3)), 2);
        cluster.deploy(SHOP, "cart", List.of(ModelRegistry.IMAGES.get(2)), 0);
        cluster.schedule(SHOP, "nightly", List.of(ModelRegistry.IMAGES.get(5)));
        cluster.deploy("kube-system", "dns", List.of(ModelRegistry.IMAGES.get(1)), 1);
    }

    /** Kyverno's cleanup controller deletes what has ended, some time later. */
    void cleanUp(boolean running) {
        for (ModelException exception : cluster.exceptions()) {
            if (running && !exception.expires().isAfter(cluster.now()) && random.nextInt(15) == 0) {
                cluster.endException(exception.object().namespace());
            }
        }
    }

    /** Does one thing, and says which. */
    String happen() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> push();
            case 2 -> host();
            case 3, 4 -> workload();
            case 5 -> policy();
            case 6 -> exception();
            default -> surroundings();
        };
    }

    private String push() {
        String image = image();
        int keys = random.nextInt(3) == 0 ? random.nextInt(3) : ModelRegistry.BOTH;
        registry.sign(image, keys);
        return image + " is signed by " + keys;
    }

    private String host() {
        String host = random.nextBoolean() ? "one.test" : "two.test";
        if (random.nextBoolean()) {
            registry.silence(host);
            return host + " is silent";
        }
        registry.answer(host);
        return host + " answers";
    }

    private String workload() {
        String base = BASES.get(random.nextInt(BASES.size()));
        List<String> images = images();
        int how = random.nextInt(6);
        if (how == 0) {
            cluster.delete(SHOP, base);
            return base + " is deleted";
        }
        if (random.nextInt(3) == 0) {
            images = new ArrayList<>(List.of(image()));
            registry.sign(images.getFirst(), random.nextInt(4));
        }
        switch (base) {
            case "nightly" -> cluster.schedule(SHOP, base, images);
            case "debug" -> cluster.run(SHOP, base, images);
            default -> cluster.deploy(SHOP, base, images, random.nextInt(3));
        }
        if (random.nextInt(5) == 0) {
            cluster.things().stream().filter(thing -> thing.base().equals(base)).forEach(cluster::spoil);
            return base + " cannot be read and has " + images;
        }
        return base + " has " + images;
    }

    /** Starts what would be refused, if there is an image that nothing else has; says what. */
    String hide() {
        for (String image : ModelRegistry.IMAGES) {
            if (cluster.things().stream().noneMatch(thing -> thing.images().contains(image))) {
                registry.sign(image, 0);
                cluster.run(SHOP, "debug", List.of(image));
                return "in the dark " + image + " starts, which is not signed";
            }
        }
        return workload();
    }

    private String policy() {
        switch (random.nextInt(4)) {
            case 0 -> cluster.touchPolicy(Readiness.NOT_READY);
            case 1 -> cluster.touchPolicy(Readiness.READY);
            default -> cluster.editPolicy(1 + random.nextInt(2));
        }
        return "policy is " + cluster.policy();
    }

    private String exception() {
        if (random.nextInt(5) == 0) {
            cluster.endException(SHOP);
            return "exception ends";
        }
        Set<String> bases = random.nextBoolean() ? Set.of("web", "cart", "nightly", "debug") : Set.of(base());
        Set<String> images = random.nextInt(3) == 0 ? Set.copyOf(List.of(image())) : Set.of();
        Instant expires =
                random.nextBoolean() ? Instant.MAX : cluster.now().plus(Duration.ofMinutes(random.nextInt(40)));
        cluster.except(SHOP, bases, images, expires);
        return "exception for " + bases + " with " + images + " until " + expires;
    }

    private String surroundings() {
        List<ModelObject> things = cluster.things();
        ModelObject thing = things.get(random.nextInt(things.size()));
        switch (random.nextInt(5)) {
            case 0 -> cluster.label(SHOP, "team-" + random.nextInt(3));
            case 1 -> cluster.leaveOut(random.nextBoolean() ? Set.of() : Set.of(SHOP));
            case 2, 3 -> cluster.spoil(thing);
            default -> cluster.touch(thing);
        }
        return "surroundings of " + thing.object() + " change, left out: " + cluster.leftOut();
    }

    private List<String> images() {
        List<String> images = new ArrayList<>(List.of(image()));
        while (images.size() < 3 && random.nextBoolean()) {
            images.add(image());
        }
        return images.stream().distinct().toList();
    }

    private String image() {
        return ModelRegistry.IMAGES.get(random.nextInt(ModelRegistry.IMAGES.size()));
    }

    private String base() {
        return BASES.get(random.nextInt(BASES.size()));
    }
}
