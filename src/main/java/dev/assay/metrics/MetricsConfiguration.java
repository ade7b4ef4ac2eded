package dev.assay.metrics;

import dev.assay.enforcement.StatusWrites;
import dev.assay.gate.GateBoard;
import dev.assay.history.HistoryState;
import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.observation.RefusedRequests;
import dev.assay.posture.CurrentPosture;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the posture beside the meters that Boot exports. Metrics are of the whole cluster, whoever scrapes them. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    InitializingBean postureMetrics(
            PrometheusRegistry registry,
            CurrentPosture postures,
            @Qualifier("readings") Supplier<Map<Kind, KindReading>> readings) {
        return () -> registry.register(new PostureCollector(postures, readings));
    }

    @Bean
    InitializingBean gateMetrics(PrometheusRegistry registry, GateBoard board, Clock clock) {
        return () -> registry.register(new GateCollector(board, clock));
    }

    @Bean
    InitializingBean enforcementMetrics(
            PrometheusRegistry registry, CurrentPosture postures, RefusedRequests refusedRequests) {
        return () -> registry.register(new EnforcementCollector(postures, refusedRequests));
    }

    @Bean
    InitializingBean exceptionMetrics(PrometheusRegistry registry, CurrentPosture postures, Clock clock) {
        return () -> registry.register(new ExceptionCollector(postures, clock));
    }

    @Bean
    InitializingBean historyMetrics(PrometheusRegistry registry, Supplier<HistoryState> history) {
        return () -> registry.register(new HistoryCollector(history));
    }

    @Bean
    InitializingBean statusWriteMetrics(PrometheusRegistry registry, StatusWrites writes) {
        return () -> registry.register(new StatusWriteCollector(writes));
    }
}
