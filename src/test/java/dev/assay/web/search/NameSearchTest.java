package dev.assay.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameSearchTest {

    private static final Judgement JUDGEMENT =
            new Judgement(Verdict.VERIFIED, null, Refusal.NO, null, "", true, Long.MAX_VALUE);

    private final NameIndex index = new NameIndex();

    @Test
    void theClosestNameComesFirst() {
        FoundNames found = find(
                "web", posture(namespace("a", "x.test/shop/cobweb:1", "x.test/shop/web:1", "web.test/y:1", "web")));

        assertThat(names(found.images()))
                .containsExactly("web", "web.test/y:1", "x.test/shop/web:1", "x.test/shop/cobweb:1");
    }

    @Test
    void caseDoesNotMatter() {
        FoundNames found = find("RC1", posture(namespace("a", "x.test/y:2.0-RC1", "x.test/y:2.0-rc1")));

        assertThat(found.images().count()).isEqualTo(2);
    }

    @Test
    void anImageOfManyNamespacesIsOne() {
        FoundNames found = find("y", posture(namespace("a", "x.test/y:1"), namespace("b", "x.test/y:1")));

        assertThat(found.images().count()).isEqualTo(1);
        assertThat(found.count()).isEqualTo(1);
    }

    @Test
    void namespacesAreFoundToo() {
        FoundNames found = find("pay", posture(namespace("payments"), namespace("shop")));

        assertThat(names(found.namespaces())).containsExactly("payments");
    }

    @Test
    void allAreCountedAndFewAreShown() {
        String[] images = IntStream.range(0, 500).mapToObj(i -> "x.test/y:" + i).toArray(String[]::new);

        FoundNames found = find("x.test", posture(namespace("a", images)));

        assertThat(found.images().count()).isEqualTo(500);
        assertThat(names(found.images()))
                .containsExactly(
                        "x.test/y:0",
                        "x.test/y:1",
                        "x.test/y:2",
                        "x.test/y:3",
                        "x.test/y:4",
                        "x.test/y:5",
                        "x.test/y:6",
                        "x.test/y:7");
    }

    @Test
    void whatChangedIsFoundAndWhatIsGoneIsNot() {
        assertThat(names(find("x.test", posture(namespace("a", "x.test/y:1"), namespace("b", "x.test/z:1")))
                        .images()))
                .containsExactly("x.test/y:1", "x.test/z:1");

        assertThat(names(find("x.test", posture(namespace("a", "x.test/y:2"))).images()))
                .containsExactly("x.test/y:2");
    }

    private FoundNames find(String text, Posture posture) {
        return NameSearch.find(text, posture, index);
    }

    private static List<String> names(FoundNames.Names names) {
        return names.closest().stream().map(Found::name).toList();
    }

    private static NamespacePosture namespace(String name, String... images) {
        List<ImagePosture> postures = Stream.of(images)
                .map(image -> new ImagePosture(image, JUDGEMENT, List.of(), Long.MAX_VALUE))
                .toList();
        return new NamespacePosture(name, postures, Tally.EMPTY, Map.of(), List.of());
    }

    private static Posture posture(NamespacePosture... namespaces) {
        Map<String, NamespacePosture> byNamespace = new TreeMap<>();
        Stream.of(namespaces).forEach(namespace -> byNamespace.put(namespace.namespace(), namespace));
        return new Posture(
                1,
                Posture.NONE.asOf(),
                List.of(),
                List.of(),
                byNamespace,
                Tally.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
