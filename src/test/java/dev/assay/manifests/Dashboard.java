package dev.assay.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the dashboards that the chart brings. */
public record Dashboard(String file, JsonNode json) {

    private static final Path FOLDER = Path.of("helm/assay/files/dashboards");

    /** All of them. */
    public static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its panels ask. */
    public List<Expression> expressions() {
        return panels().flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> new Expression(target.path("expr").asString()))
                .toList();
    }

    /** What its variables ask, of which only the metric counts. */
    public List<Expression> variables() {
        return json.at("/templating/list")
                .valueStream()
                .filter(variable -> variable.path("type").asString().equals("query"))
                .map(variable -> variable.at("/query/query").asString())
                .map(query -> new Expression(query.replaceFirst("label_values\\((\\w+),.*", "$1")))
                .toList();
    }

    /** Those that show something; rows only divide. */
    Stream<JsonNode> panels() {
        return json.path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString().equals("row"));
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(
                    file.getFileName().toString(), JsonMapper.shared().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
