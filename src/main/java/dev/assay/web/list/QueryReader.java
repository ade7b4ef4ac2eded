package dev.assay.web.list;

import dev.assay.web.page.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what an address asks of a list. Anybody may write an address, so nothing in it can be wrong enough to fail. */
final class QueryReader {

    private static final int LONGEST = 300;
    private static final int MOST_PROBLEMS = 5;
    private static final String ALL = "all";

    private final ListShape<?> shape;
    private final Map<String, String> filters = new LinkedHashMap<>();
    private final List<String> columns = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private String sort = "";
    private boolean falling;
    private int page = 1;
    private String format = "";

    QueryReader(ListShape<?> shape) {
        this.shape = shape;
    }

    ListQuery read(String path, Map<String, List<String>> parameters) {
        shape.filters().forEach(filter -> filter(filter, parameters.getOrDefault(filter.key(), List.of())));
        parameters.forEach(this::parameter);
        return new ListQuery(path, filters, sort, falling, page, columns, format, problems);
    }

    private void parameter(String key, List<String> values) {
        switch (key) {
            case ListQuery.SORT -> first(key, values).forEach(this::sort);
            case ListQuery.PAGE -> first(key, values).forEach(this::page);
            case ListQuery.COLUMNS -> columns(values);
            case ListQuery.FORMAT -> first(key, values).forEach(this::format);
            default -> {
                if (shape.filter(key).isEmpty()) {
                    problem("%s is not something this list can be asked for".formatted(quoted(key)));
                }
            }
        }
    }

    private void filter(Filter<?> filter, List<String> values) {
        first(filter.key(), values).forEach(text -> {
            if (text.length() > LONGEST || filter.asking(text).isEmpty()) {
                problem("%s is none of the answers to “%s”".formatted(quoted(text), filter.label()));
            } else {
                filters.put(filter.key(), text);
            }
        });
    }

    private void sort(String text) {
        boolean falls = text.startsWith("-");
        String key = falls ? text.substring(1) : text;
        if (shape.column(key).isEmpty()) {
            problem("%s is no column to sort by".formatted(quoted(key)));
            return;
        }
        sort = key;
        falling = falls;
    }

    private void page(String text) {
        boolean number = text.length() <= 6 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        if (!number || Integer.parseInt(text) == 0) {
            problem("%s is not the number of a page".formatted(quoted(text)));
            return;
        }
        page = Integer.parseInt(text);
    }

    /** A form sends each by itself, a link all in one. */
    private void columns(List<String> values) {
        List<String> asked = values.stream()
                .flatMap(value -> Stream.of(value.split(",", 100)))
                .filter(key -> !key.isEmpty())
                .limit(100)
                .toList();
        asked.stream()
                .filter(key -> !key.equals(ALL) && shape.column(key).isEmpty())
                .forEach(key -> problem("%s is no column of this list".formatted(quoted(key))));
        shape.columns().stream()
                .map(Column::key)
                .filter(key -> asked.contains(ALL) || asked.contains(key))
                .forEach(columns::add);
        if (columns.equals(shown())) {
            columns.clear();
        }
    }

    private List<String> shown() {
        return shape.columns().stream().filter(Column::shown).map(Column::key).toList();
    }

    private void format(String text) {
        if (ListFormat.ofKey(text).isEmpty()) {
            problem("%s is no format this list can be had in".formatted(quoted(text)));
            return;
        }
        format = text;
    }

    /** An empty field of a form asks for nothing. */
    private Stream<String> first(String key, List<String> values) {
        List<String> given = values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (given.size() > 1) {
            problem("%s can have one answer only; the first was taken".formatted(quoted(key)));
        }
        return given.stream().limit(1);
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        }
    }

    private static String quoted(String text) {
        return "“" + VisibleText.name(text.length() > 40 ? text.substring(0, 40) + "…" : text) + "”";
    }
}
