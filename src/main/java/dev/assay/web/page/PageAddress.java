package dev.assay.web.page;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where the pages are. Names of the cluster may be anything, so each is encoded. */
public final class PageAddress {

    private PageAddress() {}

    /** The page of a namespace. */
    public static String namespace(String namespace) {
        return "/namespaces/" + segment(namespace);
    }

    private static String segment(String name) {
        return UriUtils.encodePathSegment(name, StandardCharsets.UTF_8);
    }
}
