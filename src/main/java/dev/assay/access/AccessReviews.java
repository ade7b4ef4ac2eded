package dev.assay.access;

import java.io.IOException;

/** Asks what somebody may do in the cluster. */
@FunctionalInterface
public interface AccessReviews {

    /**
     * Whether they may {@code list} what is named.
     *
     * @param who asks
     * @param what a resource
     * @param namespace where; blank for everywhere
     * @throws IOException if nobody can tell; they may not then
     */
    boolean mayList(Identity who, Listable what, String namespace) throws IOException;

    /**
     * A resource that can be listed.
     *
     * @param group its API group
     * @param resource its plural name
     */
    record Listable(String group, String resource) {

        /**
         * Reads {@code policyreports.wgpolicyk8s.io}.
         *
         * @throws IllegalArgumentException if there is no group
         */
        public static Listable of(String text) {
            int dot = text.indexOf('.');
            if (dot < 1 || dot == text.length() - 1) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not a resource with its group, like policyreports.wgpolicyk8s.io");
            }
            return new Listable(text.substring(dot + 1), text.substring(0, dot));
        }
    }
}
