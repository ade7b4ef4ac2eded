package dev.assay.web.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What else than a page a list can be had as. */
public enum ListFormat {
    CSV("text/csv; charset=utf-8"),
    JSON("application/json");

    private final String contentType;

    ListFormat(String contentType) {
        this.contentType = contentType;
    }

    static Optional<ListFormat> ofKey(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key().equals(key))
                .findFirst();
    }

    /** Its name in addresses, and the end of the file's name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String contentType() {
        return contentType;
    }
}
