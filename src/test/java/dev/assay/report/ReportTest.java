package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reports are kept as JSON over a restart. */
class ReportTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void whatWasKeptIsTheSameAgain() {
        Report report = Reports.scan(1_000, Reports.unsigned("ghcr.io/acme/app:1"));

        assertThat(JSON.readValue(JSON.writeValueAsString(report), Report.class))
                .isEqualTo(report);
    }

    @Test
    void whatWasKeptBeforeNamespacesWereIsNoReport() {
        String old = """
                {"form":"SCAN","subjectUid":"u1","atSecond":1,"policyVersions":{},"results":[],"cut":false}""";

        assertThatThrownBy(() -> JSON.readValue(old, Report.class)).isInstanceOf(JacksonException.class);
    }
}
