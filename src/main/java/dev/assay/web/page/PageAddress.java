package dev.assay.web.page;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.workload.Workload;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where the pages are. Names of the cluster may be anything, so each is encoded. */
public final class PageAddress {

    /** All policies. */
    public static final String POLICIES = "/policies";

    /** All exceptions. */
    public static final String EXCEPTIONS = "/exceptions";

    /** All gates. */
    public static final String GATES = "/gates";

    /** What the reasons of gates mean. */
    public static final String REASONS = "/reasons";

    /** How the numbers of images moved. */
    public static final String TREND = "/trend";

    /** What Assay cannot see. */
    public static final String BLIND_SPOTS = "/blind-spots";

    /** What was decided and on what it rests, to keep. */
    public static final String EVIDENCE = "/evidence";

    private PageAddress() {}

    /** The page of a namespace. */
    public static String namespace(String namespace) {
        return "/namespaces/" + segment(namespace);
    }

    /** The page of an image. Its name has slashes, which servers and proxies take apart in a path, encoded or not. */
    public static String image(String image) {
        return "/image?ref=" + UriUtils.encode(image, StandardCharsets.UTF_8);
    }

    /** The page of a workload. */
    public static String workload(String namespace, Workload workload) {
        return namespace(namespace) + "/workloads/" + segment(workload.kind()) + "/" + segment(workload.name());
    }

    /** The page of a policy's gate. */
    public static String gate(PolicyKey policy) {
        return GATES + "/" + policySegment(policy) + engine(policy);
    }

    /** The page of a policy's gate in one namespace. */
    public static String gate(PolicyKey policy, String namespace) {
        return GATES + "/" + policySegment(policy) + "/namespaces/" + segment(namespace) + engine(policy);
    }

    /** A namespaced policy is written {@code namespace:name}, as in the API. */
    private static String policySegment(PolicyKey policy) {
        return segment(PolicyKey.inPath(policy.name()));
    }

    /** Policies of both engines may share a name: the newer kind says that it is meant. */
    private static String engine(PolicyKey policy) {
        return policy.engine() == PolicyEngine.VERIFY_IMAGES
                ? ""
                : "?engine=" + policy.engine().source();
    }

    /** The page of a policy: its kind, and its name with the namespace in front as in {@code shop:check}. */
    public static String policy(PolicyKey policy) {
        return policy(PolicyLabel.kindOf(policy), policy.name());
    }

    /** The page of a policy of this kind. */
    public static String policy(String kind, String name) {
        return POLICIES + "/" + kind + "/" + segment(PolicyKey.inPath(name));
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

    /** What a reason of a gate means, as it is written in JSON. */
    public static String reason(String code) {
        return REASONS + "#" + code;
    }

    /** A text as the value of a parameter. */
    public static String parameter(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static String segment(String name) {
        // All but letters and digits: what stands behind a semicolon in a path is no part of it.
        return UriUtils.encode(name, StandardCharsets.UTF_8);
    }
}
