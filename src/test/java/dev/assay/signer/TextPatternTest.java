package dev.assay.signer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            .*                                                ; true  ; false
            ^.*$                                              ; true  ; true
            ^(.+)$                                            ; true  ; true
            .+?                                               ; true  ; false
            ^https://github\\.com/acme/app$                   ; false ; true
            ^https://github\\.com/acme/.+                     ; false ; true
            https://github\\.com/acme/.+                      ; false ; false
            ^https://github\\.com/acme/app                    ; false ; false
            ^https://github\\.com/acme/app\\$                 ; false ; false
            ^https://a\\.test/x|https://b\\.test/y$           ; false ; false
            ^(https://a\\.test/x|https://b\\.test/y)$         ; false ; true
            ^https://a\\.test/[|]$                            ; false ; true
            """)
    void aRegularExpressionIsFoundAnywhereUnlessItIsAnchored(String text, boolean anything, boolean anchored) {
        TextPattern pattern = TextPattern.regexp(text);

        assertThat(pattern.acceptsAnything()).isEqualTo(anything);
        assertThat(pattern.anchored()).isEqualTo(anchored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ^https://github\\.com/.+$               | true
            https:\\/\\/github\\.com\\/.*           | true
            ^https://github\\.com/[^/]+/.+$         | true
            ^https://github\\.com/acme/.+$          | false
            ^https://github\\.com/a.*$              | false
            """)
    void aPatternMayFixTheHostOnly(String text, boolean anyPath) {
        assertThat(TextPattern.regexp(text).acceptsAnyPath()).isEqualTo(anyPath);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/*, WILDCARD, true",
        "https://github.com/acme/*, WILDCARD, false",
        "https://github.com/, EXACT, false",
        "me@acme.test, EXACT, false"
    })
    void aWildcardIsToldFromAnExactText(String text, TextPattern.Form form, boolean anyPath) {
        assertThat(TextPattern.wildcard(text)).isEqualTo(new TextPattern(form, text));
        assertThat(TextPattern.wildcard(text).acceptsAnyPath()).isEqualTo(anyPath);
    }
}
