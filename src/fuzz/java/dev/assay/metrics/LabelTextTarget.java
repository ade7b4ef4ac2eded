package dev.assay.metrics;

import dev.assay.fuzz.Input;
import dev.assay.fuzz.Law;
import dev.assay.fuzz.WorkBound;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Metrics: whatever stands in labels, a scrape holds these labels with these values and nothing else. */
public final class LabelTextTarget {

    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private static final int LONGEST = 253;

    private LabelTextTarget() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        WorkBound.read(bytes, input -> read(Input.text(input)));
    }

    private static void read(String text) {
        String[] parts = text.split("\u001E", 8);
        GaugeFamily family = new GaugeFamily("assay_fuzz", "Any text.", "first", "second");
        Map<List<String>, Double> expected = new HashMap<>();
        for (int at = 0; at < parts.length; at++) {
            String other = parts[parts.length - 1 - at];
            family.add(at + 1, parts[at], other);
            expected.merge(List.of(label(parts[at]), label(other)), at + 1.0, Double::sum);
        }
        Law.same(expected, Exposition.samples(scrape(family), "assay_fuzz"), "a scrape says what was added");
    }

    private static String label(String text) {
        String label = LabelText.of(text);
        Law.holds(label.length() <= LONGEST, "a label is short", label);
        Law.holds(Law.inert(label), "a label is inert", label);
        Law.same(label, LabelText.of(label), "a label stays as it is");
        return label;
    }

    /** As it is served. */
    private static String scrape(GaugeFamily family) {
        MultiCollector collector = () -> {
            MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
            family.into(snapshots);
            return snapshots.build();
        };
        REGISTRY.getPrometheusRegistry().register(collector);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            REGISTRY.scrape(out);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("a scrape is UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            REGISTRY.getPrometheusRegistry().unregister(collector);
        }
    }
}
