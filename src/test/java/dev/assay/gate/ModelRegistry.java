package dev.assay.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The registries of the modelled cluster: by whom each image is signed at the moment, and which host answers. */
final class ModelRegistry {

    /** Two keys may sign; a policy asks for one of them. */
    static final int BOTH = 3;

    static final List<String> IMAGES = List.of(
            "one.test/shop/web:1",
            "one.test/shop/web:2",
            "one.test/shop/cart:1",
            "two.test/base/proxy:1",
            "two.test/base/init:1",
            "two.test/base/cron:1");

    private final Map<String, Integer> signers = new HashMap<>();
    private final Set<String> silent = new HashSet<>();

    ModelRegistry() {
        IMAGES.forEach(image -> signers.put(image, BOTH));
    }

    /** A tag is pushed again, or signed later. */
    void sign(String image, int keys) {
        signers.put(image, keys);
    }

    void silence(String host) {
        silent.add(host);
    }

    void answer(String host) {
        silent.remove(host);
    }

    void heal() {
        silent.clear();
    }

    boolean answers(String image) {
        return !silent.contains(image.substring(0, image.indexOf('/')));
    }

    boolean signedBy(String image, int key) {
        return (signers.getOrDefault(image, 0) & key) != 0;
    }
}
