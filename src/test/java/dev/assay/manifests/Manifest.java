package dev.assay.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Kubernetes object as it stands in one of the project's files. */
public record Manifest(JsonNode object) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** All objects of a file. */
    public static List<Manifest> inFile(String file) {
        return inText(text(file));
    }

    /** All objects of the files that a folder's kustomization lists, and of the folders that it lists. */
    public static List<Manifest> inFolder(String folder) {
        List<Manifest> found = new ArrayList<>();
        for (JsonNode entry : only(folder + "/kustomization.yaml").at("/resources")) {
            String path = folder + "/" + entry.asString();
            found.addAll(path.endsWith(".yaml") ? inFile(path) : inFolder(path));
        }
        return found;
    }

    /** The object of a file that has one. */
    static Manifest only(String file) {
        return onlyOf(inFile(file));
    }

    /** The object in the first block of YAML of a page. */
    static Manifest inPage(String page) {
        String text = text(page);
        int start = text.indexOf("```yaml\n") + "```yaml\n".length();
        return onlyOf(inText(text.substring(start, text.indexOf("```", start))));
    }

    static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode at(String pointer) {
        return object.at(pointer);
    }

    public String kind() {
        return at("/kind").asString();
    }

    public String name() {
        return at("/metadata/name").asString();
    }

    public String namespace() {
        return at("/metadata/namespace").asString("");
    }

    /** Empty for the core kinds. */
    String group() {
        String version = at("/apiVersion").asString();
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    String label(String key) {
        return at("/metadata/labels").path(key).asString("");
    }

    Manifest without(String parent, String key) {
        JsonNode copy = object.deepCopy();
        ((ObjectNode) copy.at(parent)).remove(key);
        return new Manifest(copy);
    }

    static List<Manifest> inText(String text) {
        List<Manifest> found = new ArrayList<>();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(text)) {
            found.add(new Manifest(JSON.valueToTree(document)));
        }
        return found;
    }

    private static Manifest onlyOf(List<Manifest> manifests) {
        if (manifests.size() != 1) {
            throw new IllegalArgumentException("One object was expected, not '" + manifests + "'");
        }
        return manifests.getFirst();
    }
}
