package dev.assay.access;

/**
 * How people come in and go out.
 *
 * @param tokens whether a Kubernetes token opens the door
 * @param audience that a token must be for; blank if none opens the door
 * @param provider whether an identity provider does
 */
public record PageAccess(boolean tokens, String audience, boolean provider) {

    /** The address of the door. */
    public static final String SIGN_IN = "/sign-in";

    /** Where to be sent to the identity provider from. */
    public static final String SIGN_IN_AT_PROVIDER = "/sign-in/oidc";

    /** Where the identity provider leads back to in the end. */
    public static final String SIGNED_IN = "/signed-in";

    /** Where to be posted out. */
    public static final String SIGN_OUT = "/sign-out";

    /** Nobody has to sign in. */
    public static final PageAccess OPEN = new PageAccess(false, "", false);

    /** Whether people sign in. */
    public boolean signIn() {
        return tokens || provider;
    }
}
