package dev.assay.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a target begins with: taken from the resources of the tests, so that a text is written down once. */
enum Seeds {
    TEXTS {
        @Override
        List<String> texts() throws IOException {
            return Files.readAllLines(TESTS.resolve("dev/assay/web/hostile-texts.txt")).stream()
                    .filter(line -> !line.startsWith("// ") && !line.startsWith("@"))
                    .toList();
        }
    },
    MESSAGES {
        @Override
        List<String> texts() throws IOException {
            List<String> texts = new ArrayList<>(TEXTS.texts());
            Files.readAllLines(TESTS.resolve("dev/assay/verdict/joined.tsv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(line.lastIndexOf('\t') + 1).replace("\\n", "\n"))
                    .forEach(texts::add);
            return texts;
        }
    },
    QUERIES {
        @Override
        List<String> texts() throws IOException {
            return TEXTS.texts().stream()
                    .map(text ->
                            "q=" + text + "&kind=red&is=*" + text + "*&sort=-count&page=2&columns=name,seen&format=csv")
                    .toList();
        }
    },
    REPORTS {
        @Override
        List<String> texts() throws IOException {
            List<String> texts = new ArrayList<>();
            lines().map(JSON::readTree)
                    .filter(line -> line.path("resource").asString().contains("report"))
                    .forEach(line -> texts.add(line.path("object").toString()));
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            for (Path sample : files("dev/assay/cluster/samples", ".yaml")) {
                JsonNode object = JSON.valueToTree(yaml.load(Files.readString(sample)));
                texts.add(object.toString());
            }
            return texts;
        }
    },
    RECORDINGS {
        @Override
        List<String> texts() throws IOException {
            return lines().toList();
        }
    };

    private static final Path TESTS = Path.of("src/test/resources");
    private static final JsonMapper JSON = JsonMapper.shared();

    abstract List<String> texts() throws IOException;

    /** Writes each into a file of this folder. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> texts = texts();
        for (int at = 0; at < texts.size(); at++) {
            Files.write(folder.resolve(Integer.toString(at)), texts.get(at).getBytes(StandardCharsets.UTF_8));
        }
        return folder;
    }

    private static Stream<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files("recordings", ".jsonl")) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines.stream();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(TESTS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
