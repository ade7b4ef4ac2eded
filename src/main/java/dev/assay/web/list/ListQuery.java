package dev.assay.web.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What an address asks of a list. What it asks that the list does not know is left out, and said.
 *
 * @param path of the page
 * @param filters what each filter in use asks for
 * @param sort the column to sort by; empty for the list's own order
 * @param falling whether the greatest comes first
 * @param page from 1
 * @param columns those that were chosen; none for those of the list
 * @param format the key of a {@link ListFormat}; empty for a page
 * @param problems what was left out and why, in plain words
 */
public record ListQuery(
        String path,
        Map<String, String> filters,
        String sort,
        boolean falling,
        int page,
        List<String> columns,
        String format,
        List<String> problems) {

    static final String SORT = "sort";
    static final String PAGE = "page";
    static final String COLUMNS = "columns";
    static final String FORMAT = "format";

    public ListQuery {
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }

    /** Reads the parameters of an address. */
    public static ListQuery of(ListShape<?> shape, String path, Map<String, List<String>> parameters) {
        return new QueryReader(shape).read(path, parameters);
    }

    /** Whether anything is filtered. */
    public boolean filtered() {
        return !filters.isEmpty();
    }

    /** The format asked for; empty for a page. */
    public Optional<ListFormat> file() {
        return ListFormat.ofKey(format);
    }

    /** Refuses to make a file of what is not completely known. */
    public void requirePage() {
        if (!format.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "Not everything was read yet.");
        }
    }

    /** The same with another answer of one filter; an empty one removes it. Leads to the first page. */
    public ListQuery filteredBy(String key, String value) {
        Map<String, String> others = new LinkedHashMap<>(filters);
        others.put(key, value);
        if (value.isEmpty()) {
            others.remove(key);
        }
        return new ListQuery(path, others, sort, falling, 1, columns, "", List.of());
    }

    /** The same in another order. Leads to the first page. */
    public ListQuery sortedBy(String key, boolean falls) {
        return new ListQuery(path, filters, key, falls, 1, columns, "", List.of());
    }

    /** Another part of the same. */
    public ListQuery at(int number) {
        return new ListQuery(path, filters, sort, falling, number, columns, "", List.of());
    }

    /** The same without what is filtered. */
    public ListQuery unfiltered() {
        return new ListQuery(path, Map.of(), sort, falling, 1, columns, "", List.of());
    }

    /** Where this is found: says no more than it must. */
    public String address() {
        List<String> parameters = parameters();
        if (page > 1) {
            parameters.add(PAGE + "=" + page);
        }
        return join(parameters);
    }

    /** Where all parts of this are found in another format. */
    public String address(ListFormat other) {
        List<String> parameters = parameters();
        parameters.add(FORMAT + "=" + other.key());
        return join(parameters);
    }

    /** {@code name}, or {@code -name} where the greatest comes first. */
    String order() {
        return falling ? "-" + sort : sort;
    }

    private List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        filters.forEach((key, value) -> parameters.add(key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        if (!sort.isEmpty()) {
            parameters.add(SORT + "=" + order());
        }
        if (!columns.isEmpty()) {
            parameters.add(COLUMNS + "=" + String.join(",", columns));
        }
        return parameters;
    }

    private String join(List<String> parameters) {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }
}
