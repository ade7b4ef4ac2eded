package dev.assay.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max(a_b) == 0                                                                   | a_b
            time() - max by (namespace) (a{b="c", d=~"$e"}) > <<limit>>                     | a
            sum without (verdict) (a offset <<window>>) unless max_over_time(b[<<x>>] offset <<y>>) >= c | a,b,c
            label_values(assay_images, namespace)                                           | assay_images,namespace
            rate(a_total[$__rate_interval]) and on (policy) b:c:sum * 1e3                   | a_total,b:c:sum
            count(a == 0) or vector(0)                                                      | a
            """)
    void metricsAreToldFromEverythingElse(String text, String metrics) {
        assertThat(new Expression(text).metrics()).containsExactly(metrics.split(","));
    }
}
