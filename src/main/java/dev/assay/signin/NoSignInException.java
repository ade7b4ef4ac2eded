package dev.assay.signin;

/** Nobody said who may come in, and the network could. */
final class NoSignInException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String action;

    NoSignInException(String problem, String action) {
        super(problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
