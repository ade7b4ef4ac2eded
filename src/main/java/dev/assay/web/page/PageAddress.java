package dev.assay.web.page;

import dev.assay.policy.PolicyKey;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where the pages are. Names of the cluster may be anything, so each is encoded. */
public final class PageAddress {

    private PageAddress() {}

    /** The page of a namespace. */
    public static String namespace(String namespace) {
        return "/namespaces/" + segment(namespace);
    }

    /** The page of a policy: its kind, and its name with the namespace in front as in {@code shop:check}. */
    public static String policy(PolicyKey policy) {
        return "/policies/" + PolicyLabel.kindOf(policy) + "/"
                + segment(policy.name().replace('/', ':'));
    }

    /** The images of a policy. */
    public static String imagesOfPolicy(String policy) {
        return "/images?policy=" + parameter(policy);
    }

    /** The page that drafts an exception. */
    public static String draft(String namespace, String image) {
        return "/exceptions/draft?namespace=" + parameter(namespace) + "&image=" + parameter(image);
    }

    /** The page about a cause, as it is written in JSON. */
    public static String cause(String cause) {
        return "/causes/" + segment(cause);
    }

    /** A text as the value of a parameter. */
    public static String parameter(String text) {
        return UriUtils.encodeQueryParam(text, StandardCharsets.UTF_8);
    }

    private static String segment(String name) {
        return UriUtils.encodePathSegment(name, StandardCharsets.UTF_8);
    }
}
