package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

@SpringBootTest
class AssayApplicationTest {

    @Test
    void theApplicationStarts(ApplicationContext context) {
        assertThat(context.getId()).isEqualTo("assay");
    }
}
