package dev.assay.posture;

import dev.assay.observation.ObjectRef;

/**
 * An object that could not be understood and is left out of every verdict.
 *
 * @param object which
 * @param reason why
 */
public record UnreadableObject(ObjectRef object, String reason) {}
