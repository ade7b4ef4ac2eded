package dev.assay.cluster;

/** An object has not the shape that its kind promises. The message says where. */
final class UnreadableObjectException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableObjectException(String reason) {
        super(reason);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
