package dev.assay.web.gate;

import dev.assay.web.page.PageAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Which namespaces are asked for. It lives in the address.
 *
 * @param only those in this state; null for all
 * @param find those whose name contains this
 * @param page which part of the list, from 1
 */
record GatesQuery(@Nullable GateLabel only, String find, int page) {

    private static final int LONGEST_FIND = 100;

    static GatesQuery of(String state, String find, int page) {
        String asked = find.strip();
        return new GatesQuery(
                GateLabel.ofKey(state).orElse(null), asked.substring(0, Math.min(asked.length(), LONGEST_FIND)), page);
    }

    Optional<GateLabel> state() {
        return Optional.ofNullable(only);
    }

    boolean finds(String namespace) {
        return namespace.toLowerCase(Locale.ROOT).contains(find.toLowerCase(Locale.ROOT));
    }

    /** The address of the list in this or another state, without the number of a page. */
    String address(@Nullable GateLabel label) {
        StringBuilder address = new StringBuilder();
        if (label != null) {
            address.append("?state=").append(label.key());
        }
        if (!find.isEmpty()) {
            address.append(address.isEmpty() ? "?" : "&").append("namespace=");
            address.append(UriUtils.encode(find, StandardCharsets.UTF_8));
        }
        return PageAddress.GATES + address;
    }
}
