package dev.assay.web.cause;

import dev.assay.posture.Posture;

/** Makes the hints of a posture once, whoever asks, and only if somebody does. */
public final class CurrentHints {

    private volatile Made made = new Made(Posture.NONE, SignatureHints.of(Posture.NONE));

    /** Those of a posture. */
    // Two people may see two parts that have the same generation; what did not change is the same object.
    @SuppressWarnings("ReferenceEquality")
    public SignatureHints of(Posture posture) {
        Made known = made;
        if (known.posture.generation() == posture.generation()
                && known.posture.byNamespace() == posture.byNamespace()) {
            return known.hints;
        }
        SignatureHints hints = SignatureHints.of(posture);
        made = new Made(posture, hints);
        return hints;
    }

    private record Made(Posture posture, SignatureHints hints) {}
}
