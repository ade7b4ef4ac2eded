package dev.assay.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:0c529cb6c630dc74e5f186a45e7e01a2dfaaefa48ff812e525dbfce2e06804fb";

    @ParameterizedTest
    @MethodSource("images")
    void anImageHasTheFormThatKyvernoPrints(String row) {
        List<String> columns = List.of(row.split("\t", -1));
        String text = columns.getFirst().translateEscapes();
        boolean valid = !columns.getLast().equals("invalid");

        ImageReference image = ImageReference.of(text);

        assertThat(image.valid()).isEqualTo(valid);
        if (valid) {
            assertThat(image.canonical()).isEqualTo(columns.getLast());
        }
    }

    static List<String> images() throws IOException {
        try (InputStream file = ImageReferenceTest.class.getResourceAsStream("images.tsv")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    @Test
    void aTagBesideADigestIsKeptButNotShown() {
        ImageReference image = ImageReference.of("ghcr.io/acme/app:1@" + DIGEST);

        assertThat(image.registry()).isEqualTo("ghcr.io");
        assertThat(image.path()).isEqualTo("acme/app");
        assertThat(image.tag()).contains("1");
        assertThat(image.digest()).contains(DIGEST);
        assertThat(image.canonical()).isEqualTo("ghcr.io/acme/app@" + DIGEST);
    }

    @Test
    void aDigestAloneHasNoTag() {
        assertThat(ImageReference.of("app@" + DIGEST).tag()).isEmpty();
    }

    @Test
    void aMissingTagIsLatest() {
        assertThat(ImageReference.of("app").tag()).contains("latest");
    }

    @Test
    void aRegistryWithAnUnderscoreIsTheFirstComponent() {
        ImageReference image = ImageReference.of("acme_registry.lan/team/app:1");

        assertThat(image.registry()).isEqualTo("acme_registry.lan");
        assertThat(image.path()).isEqualTo("team/app");
    }

    @Test
    void anInvalidReferenceHasNoParts() {
        ImageReference image = ImageReference.of("acme/App:1");

        assertThat(image.canonical()).isEqualTo("acme/App:1");
        assertThat(image.registry()).isEmpty();
        assertThat(image.path()).isEmpty();
        assertThat(image.tag()).isEmpty();
        assertThat(image.digest()).isEmpty();
    }

    @Test
    void emptyTextIsInvalid() {
        assertThat(ImageReference.of("").valid()).isFalse();
        assertThat(ImageReference.of("").canonical()).isEmpty();
    }

    @Test
    void aPathHasAtMost255Characters() {
        assertThat(ImageReference.of("p".repeat(255)).valid()).isTrue();
        assertThat(ImageReference.of("p".repeat(256)).valid()).isFalse();
        assertThat(ImageReference.of("ghcr.io/" + "p".repeat(255)).valid()).isTrue();
        assertThat(ImageReference.of("acme_registry.lan/" + "p".repeat(237)).valid())
                .isTrue();
        assertThat(ImageReference.of("acme_registry.lan/" + "p".repeat(238)).valid())
                .isFalse();
    }

    @Test
    void aRegistryHasAtMost255Characters() {
        assertThat(ImageReference.of("r".repeat(252) + ".io/app").valid()).isTrue();
        assertThat(ImageReference.of("r".repeat(253) + ".io/app").valid()).isFalse();
    }

    @Test
    void aTagHasAtMost128Characters() {
        assertThat(ImageReference.of("app:" + "t".repeat(128)).valid()).isTrue();
        assertThat(ImageReference.of("app:" + "t".repeat(129)).valid()).isFalse();
    }

    @Test
    void theLongestReferenceIsShownInFull() {
        String longest =
                "r".repeat(252) + ".io/" + "p".repeat(255) + ":" + "t".repeat(128) + "@sha512:" + "0".repeat(128);

        assertThat(ImageReference.of(longest).valid()).isTrue();
        assertThat(ImageReference.of(longest).canonical()).hasSize(255 + 1 + 255 + 1 + 135);
    }

    @Test
    void invalidTextIsCutAndCleaned() {
        assertThat(ImageReference.of("app\u0000\n\u202E\u2028:1").canonical())
                .isEqualTo("app\uFFFD\uFFFD\uFFFD\uFFFD:1");
        assertThat(ImageReference.of("a\uD800/b\uDC00").canonical()).isEqualTo("a\uFFFD/b\uFFFD");
        assertThat(ImageReference.of("ghcr.io/" + "p".repeat(2_000_000)).canonical())
                .isEqualTo("ghcr.io/" + "p".repeat(503) + "…");
        assertThat(ImageReference.of("x".repeat(510) + "\uD83D\uDE00" + "x").canonical())
                .isEqualTo("x".repeat(510) + "\uFFFD…");
    }

    /** Its owner meant it for the registry; pages, files, the history and notifications would tell it to others. */
    @Tag("credentials")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user:secret@registry.test/shop/web:1         | ***@registry.test/shop/web:1",
                "user:secret@registry.test:5000/web@sha256:ab | ***@registry.test:5000/web@sha256:ab",
                "https://user:sec/ret@registry.test/web       | ***@registry.test/web",
                "user:secret@secret@registry.test/web         | ***@registry.test/web",
                ":secret@registry.test/web                    | ***@registry.test/web",
                "nginx:1.25@sha256:ab                         | nginx:1.25@sha256:ab",
                "registry.test/shop/web:1@sha256:ab           | registry.test/shop/web:1@sha256:ab",
                "registry.test:5000/Shop/web@latest           | registry.test:5000/Shop/web@latest",
                "me@registry.test/web:1                       | me@registry.test/web:1"
            })
    void aPasswordInAnImageIsNotRepeated(String text, String canonical) {
        assertThat(ImageReference.of(text).canonical()).isEqualTo(canonical);
        assertThat(ImageReference.of(canonical).canonical()).isEqualTo(canonical);
    }

    @Tag("credentials")
    @Test
    void aPasswordBeforeTheCutIsNotRepeatedEither() {
        assertThat(ImageReference.of("user:" + "secret".repeat(100) + "@registry.test/web")
                        .canonical())
                .isEqualTo("***@registry.test/web");
    }

    @Test
    void referencesAreEqualWhenTheirCanonicalFormsAre() {
        assertThat(ImageReference.of("nginx"))
                .isEqualTo(ImageReference.of("docker.io/nginx:latest"))
                .hasSameHashCodeAs(ImageReference.of("docker.io/nginx:latest"))
                .isNotEqualTo(ImageReference.of("docker.io/library/nginx"))
                .hasToString("docker.io/nginx:latest");
    }

    @Property
    void anyTextGivesACanonicalFormThatStaysTheSame(@ForAll("texts") String text) {
        ImageReference image = ImageReference.of(text);

        ImageReference again = ImageReference.of(image.canonical());

        assertThat(again.canonical()).isEqualTo(image.canonical());
        assertThat(again.valid()).isEqualTo(image.valid());
        assertThat(image.canonical()).hasSizeLessThan(1_024);
    }

    @Property
    void thePartsAreReadAsTheyWereWritten(
            @ForAll("registries") String registry,
            @ForAll("paths") String path,
            @ForAll("tags") Optional<String> tag,
            @ForAll("digests") Optional<String> digest) {
        String suffix =
                tag.map(":"::concat).orElse("") + digest.map("@"::concat).orElse("");

        ImageReference image = ImageReference.of(registry + "/" + path + suffix);

        assertThat(image.registry()).isEqualTo(registry);
        assertThat(image.path()).isEqualTo(path);
        assertThat(image.tag()).isEqualTo(tag.isEmpty() && digest.isEmpty() ? Optional.of("latest") : tag);
        assertThat(image.digest()).isEqualTo(digest);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "nginx",
                "a",
                "A",
                "/",
                ":",
                ".",
                "-",
                "_",
                "@",
                "@" + DIGEST,
                ":5000",
                "localhost/",
                "[::1]",
                "ghcr.io/",
                "a_b.c/",
                " ",
                "\u0000",
                "\u202E",
                "é",
                "\uD800",
                "x".repeat(255),
                "y".repeat(400));
        Arbitrary<String> glued = pieces.list().ofMaxSize(8).map(list -> String.join("", list));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(3_000), glued);
    }

    @Provide
    Arbitrary<String> registries() {
        return Arbitraries.of(
                "docker.io",
                "localhost",
                "localhost:5000",
                "10.0.0.7:80",
                "[2001:db8::1]:443",
                "Registry",
                "a_b.c",
                "x-y.z");
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> components = Arbitraries.of("nginx", "a.b", "a_b", "a__b", "a---b", "0", "library");
        return components.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("/", list));
    }

    @Provide
    Arbitrary<Optional<String>> tags() {
        return Arbitraries.of("1", "latest", "_", "V1.0-x", "t".repeat(128)).optional();
    }

    @Provide
    Arbitrary<Optional<String>> digests() {
        return Arbitraries.of(DIGEST, "sha512:" + "ab".repeat(64)).optional();
    }
}
