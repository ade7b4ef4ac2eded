package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.assay.web.HostileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What docs/patterns.md and docs/security.md say of tests is true. */
class PatternsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+\\.[A-Za-z0-9]+)`");

    @Test
    void everyPatternNamesTheTestsThatAreTaggedWithIt() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        rows().forEach(row -> named.put(row.group(1), names(row.group(3))));
        named.values().removeIf(Set::isEmpty);

        assertThat(named).isEqualTo(tagged());
    }

    @Test
    void aPatternWithoutATestSaysWhy() throws IOException {
        assertThat(rows().filter(row -> names(row.group(3)).isEmpty()).map(row -> row.group(3)))
                .isNotEmpty()
                .allMatch(why -> why.startsWith("Nothing to hold: ") && why.endsWith("."));
    }

    @Test
    void thereAreAsManyHostileTextsAsIsSaid() throws IOException {
        assertThat(page("security.md")).contains(HostileTexts.all().size() + " hostile texts");
    }

    private static Map<String, Set<String>> tagged() {
        Map<String, Set<String>> tagged = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("dev.assay")) {
            for (JavaMethod method : type.getMethods()) {
                for (Tag tag : method.reflect().getAnnotationsByType(Tag.class)) {
                    tagged.computeIfAbsent(tag.value(), _ -> new TreeSet<>())
                            .add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        return tagged;
    }

    private static Set<String> names(String cell) {
        return NAMED.matcher(cell)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(page("patterns.md")).results();
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("docs", name));
    }
}
