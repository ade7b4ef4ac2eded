package dev.assay.web.list;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * All rows that a query finds, not only a part of them, with the columns it asks for, sent row by row.
 *
 * <p>What a page leaves out with a notice nobody would notice in a file: an address with anything wrong in it gets none.
 */
public final class ListDownload<T> implements View {

    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON_FACTORY = new JsonFactory();

    private final Listing<T> listing;
    private final ListFormat format;
    private final Instant asOf;
    private final List<Column<T>> columns;

    private ListDownload(Listing<T> listing, ListFormat format, Instant asOf) {
        this.listing = listing;
        this.format = format;
        this.asOf = asOf;
        this.columns = listing.shape().columns(listing.query());
    }

    /** What the query asks for, as it is at a moment; empty if it asks for a page. */
    public static <T> Optional<ModelAndView> of(Listing<T> listing, Instant asOf) {
        return listing.query().file().map(format -> new ModelAndView(new ListDownload<>(listing, format, asOf)));
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<String> problems = listing.query().problems();
        if (!problems.isEmpty()) {
            refuse(problems, response);
            return;
        }
        String file = "assay-%s-%s.%s".formatted(listing.shape().name(), FILE_TIME.format(asOf), format.key());
        response.setContentType(format.contentType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        switch (format) {
            case CSV -> csv(response.getOutputStream());
            case JSON -> json(response.getOutputStream());
        }
    }

    private static void refuse(List<String> problems, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write((String.join("\n", problems) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void csv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(CsvText.line(columns.stream().map(Column::key).toList()));
        for (T row : listing.allRows()) {
            writer.write(CsvText.line(
                    columns.stream().map(column -> cell(column, row)).toList()));
        }
        writer.flush();
    }

    private static <T> String cell(Column<T> column, T row) {
        Optional<?> value = column.value().apply(row);
        return value.map(one -> one instanceof String text ? CsvText.inert(text) : one.toString())
                .orElse("");
    }

    private void json(OutputStream out) {
        try (JsonGenerator json = JSON_FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("asOf", asOf.toString());
            json.writeStringProperty("address", listing.query().at(1).address());
            json.writeNumberProperty("count", listing.size());
            json.writeArrayPropertyStart(listing.shape().name());
            for (T row : listing.allRows()) {
                json.writeStartObject();
                columns.forEach(column -> property(json, column, row));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static <T> void property(JsonGenerator json, Column<T> column, T row) {
        Object value = column.value().apply(row).orElse(null);
        switch (value) {
            case null -> json.writeNullProperty(column.key());
            case Long number -> json.writeNumberProperty(column.key(), number);
            default -> json.writeStringProperty(column.key(), value.toString());
        }
    }
}
