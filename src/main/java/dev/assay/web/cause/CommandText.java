package dev.assay.web.cause;

import dev.assay.workload.ImageReference;
import java.util.regex.Pattern;

/**
 * Fills the names of an image and its place into a command people paste into a shell.
 *
 * <p>Whoever may create pods chooses these texts, so one with any character that a shell could act on is never filled
 * in: {@code IMAGE} stands in its place.
 */
public record CommandText(String image, String namespace, String pod) {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,499}");
    private static final String DOCKER_HUB = "docker.io";

    public String fill(String command) {
        return command.replace("{image}", harmless(image, "IMAGE"))
                .replace("{registry}", harmless(registry(), "REGISTRY"))
                .replace("{registry-port}", harmless(registryWithPort(), "REGISTRY:443"))
                .replace("{namespace}", harmless(namespace, "NAMESPACE"))
                .replace("{pod}", harmless(pod, "POD"));
    }

    private String registry() {
        String registry = ImageReference.registryOf(image);
        return registry.isEmpty() || registry.equals(DOCKER_HUB) ? "registry-1.docker.io" : registry;
    }

    private String registryWithPort() {
        return registry().contains(":") ? registry() : registry() + ":443";
    }

    private static String harmless(String text, String placeholder) {
        return HARMLESS.matcher(text).matches() ? text : placeholder;
    }
}
