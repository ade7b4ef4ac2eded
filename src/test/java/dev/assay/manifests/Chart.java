package dev.assay.manifests;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the chart renders into the namespace assay, as the release assay; without its test, which Helm's library leaves out.
 *
 * @param objects in the order of Helm
 */
public record Chart(List<Manifest> objects) {

    private static final Path FOLDER = Path.of("helm/assay");

    /** With nothing set. */
    public static Chart plain() {
        return with(Map.of());
    }

    /** With the values of a file in the chart's ci folder. */
    public static Chart of(String values) {
        return rendered(command().withValuesFile(FOLDER.resolve("ci/" + values + "-values.yaml")));
    }

    /** With these values, such as {@code replicas: 2}; what its schema refuses is an {@link IllegalStateException}. */
    static Chart with(Map<String, Object> values) {
        TemplateCommand command = command();
        values.forEach(command::set);
        return rendered(command);
    }

    private static TemplateCommand command() {
        return new Helm(FOLDER)
                .template()
                .withName("assay")
                .withNamespace("assay")
                .withKubeVersion("1.36.0");
    }

    private static Chart rendered(TemplateCommand command) {
        return new Chart(Manifest.inText(command.call()));
    }

    /** The one of this kind. */
    public Manifest only(String kind) {
        List<Manifest> found = all(kind);
        if (found.size() != 1) {
            throw new IllegalArgumentException("One " + kind + " was expected, not '" + found + "'");
        }
        return found.getFirst();
    }

    List<Manifest> all(String kind) {
        return objects.stream().filter(manifest -> manifest.kind().equals(kind)).toList();
    }

    /** The container of the Deployment. */
    public JsonNode container() {
        return only("Deployment").at("/spec/template/spec/containers/0");
    }
}
