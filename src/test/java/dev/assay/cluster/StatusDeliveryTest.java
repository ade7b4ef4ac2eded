package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.enforcement.GateRequest;
import dev.assay.enforcement.GateReview;
import dev.assay.enforcement.GateStatus;
import dev.assay.enforcement.StatusWrites;
import dev.assay.enforcement.StatusWrites.Result;
import dev.assay.gate.GateBoard;
import dev.assay.gate.GateSettings;
import dev.assay.gate.SoakMemory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class StatusDeliveryTest {

    private static final GateRequest GATE =
            new GateRequest("team", "ask", "uid-1", 1, new GateRequest.Unclear("No."), List.of());
    private static final GateStatus STATUS = new GateReview(
                    new GateBoard(GateSettings.DEFAULT, _ -> List.of(), SoakMemory.NONE))
            .review(GATE, null, Instant.parse("2026-11-25T10:00:00Z"));

    private @Nullable IOException problem;
    private long nanos;
    private final StatusWrites writes = new StatusWrites();
    private final StatusDelivery delivery = new StatusDelivery(this::apply, writes, () -> nanos);

    @ParameterizedTest
    @CsvSource({"401, FORBIDDEN", "403, FORBIDDEN", "404, GONE", "409, CONFLICT", "422, FAILED", "503, FAILED"})
    void whatIsRefusedIsCountedAndTriedAgainLater(int code, Result result) {
        problem = new RefusedException(code, "no", Duration.ZERO);

        assertThat(delivery.deliver(GATE, STATUS)).isFalse();

        assertThat(writes.of(result)).isEqualTo(1);
        assertThat(delivery.mayTry(GATE)).isFalse();
        nanos = Duration.ofSeconds(1).toNanos();
        assertThat(delivery.mayTry(GATE)).isTrue();
    }

    @Test
    void theWaitDoublesUpToHalfAMinuteAndEndsWithASuccess() {
        problem = new IOException("connection refused");
        for (long wait : List.of(1, 2, 4, 8, 16, 32, 32)) {
            delivery.deliver(GATE, STATUS);
            nanos += Duration.ofSeconds(wait).toNanos() - 1;
            assertThat(delivery.mayTry(GATE)).isFalse();
            nanos++;
            assertThat(delivery.mayTry(GATE)).isTrue();
        }

        problem = null;
        assertThat(delivery.deliver(GATE, STATUS)).isTrue();
        assertThat(delivery.mayTry(GATE)).isTrue();
        assertThat(writes.of(Result.WRITTEN)).isEqualTo(1);
        assertThat(writes.of(Result.FAILED)).isEqualTo(7);
    }

    @Test
    void anAnswerOfSomebodyElseIsNoticed() {
        delivery.deliver(GATE, STATUS);

        assertThat(delivery.overwritten(seen("Unknown", 5), STATUS)).isFalse();
        assertThat(delivery.overwritten(seen("True", 4), STATUS))
                .as("from before")
                .isFalse();
        assertThat(delivery.overwritten(seen("Unknown", 6), STATUS)).isFalse();
        assertThat(delivery.overwritten(seen("True", 6), STATUS)).isTrue();
        delivery.forgetAllBut(Set.of());
        assertThat(delivery.overwritten(seen("True", 6), STATUS)).isFalse();
    }

    private static GateRequests.Seen seen(String ready, long version) {
        GateRequest request = GateProjection.request(JsonMapper.shared().readTree("""
                {"metadata": {"namespace": "team", "name": "ask", "uid": "uid-1"},
                 "status": {"conditions": [{"type": "Ready", "status": "%s"}]}}
                """.formatted(ready)));
        return new GateRequests.Seen(request, version);
    }

    private long apply(GateRequest gate, GateStatus status) throws IOException {
        if (problem != null) {
            throw problem;
        }
        return 5;
    }
}
