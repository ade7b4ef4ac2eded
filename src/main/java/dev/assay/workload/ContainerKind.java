package dev.assay.workload;

import java.util.Locale;

/** The list of a pod's spec in which a container stands. */
public enum ContainerKind {
    CONTAINER,
    INIT,
    EPHEMERAL;

    /** The word for it in JSON and on pages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
