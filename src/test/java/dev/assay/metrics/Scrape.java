package dev.assay.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What Prometheus gets of a collector. */
final class Scrape {

    private Scrape() {}

    static String of(MultiCollector collector) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, collector.collect());
        return text.toString(StandardCharsets.UTF_8);
    }
}
