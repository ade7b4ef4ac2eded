package dev.assay.gate;

import java.util.Locale;

/** Why a gate is not open, or what to know about one that is. The labels are part of the API: see {@code docs/gate.md}. */
public enum ReasonCode {
    /** Admission would refuse an image. */
    REFUSED(Effect.BLOCKS, "Sign the image as the policy asks, or repair what the cause names."),
    /** Admission would refuse what the cluster needs to repair itself. */
    DEADLOCK(
            Effect.BLOCKS,
            "Get this signed, or except it, before anything else: if it cannot start, neither can the way back."),
    /** Not everything needed is read, or it was read too long ago. */
    READER_BLIND(
            Effect.LEAVES_OPEN, "See /api/v1/self for what is not read; it heals by itself once the cause is gone."),
    /** Kyverno does not apply the policy, or has not said so. */
    POLICY_NOT_READY(Effect.LEAVES_OPEN, "Look at the policy's status and at Kyverno's admission controller."),
    /** The policy looks at no image here. */
    NOTHING_IN_SCOPE(Effect.LEAVES_OPEN, "There is nothing to enforce it on; see whether it matches what you think."),
    /** An image has no evidence that counts. */
    NOT_EVALUATED(
            Effect.LEAVES_OPEN,
            "Wait for Kyverno's next background scan; if it does not come, see whether the reports controller runs."),
    /** Kyverno could not look at an image. */
    NOT_CHECKED(
            Effect.LEAVES_OPEN, "Repair what the cause names; a registry that answers again is seen at the next scan."),
    /** What Kyverno says of an image does not tell whether it would be refused. */
    NOT_VERIFIED(Effect.LEAVES_OPEN, "Look at the evidence: the message is not one that decides."),
    /** The evidence is older than the gate accepts. */
    EVIDENCE_OLD(Effect.LEAVES_OPEN, "See whether Kyverno's reports controller still scans."),
    /** An exception lets an image in, and the gate is set to accept none. */
    EXCEPTED(
            Effect.LEAVES_OPEN,
            "Sign the image and remove the exception, or allow exceptions (assay.gate.allow-excepted)."),
    /** The exception that lets an image in should be gone by now. */
    EXCEPTION_EXPIRED(Effect.LEAVES_OPEN, "Sign the image, or renew the exception."),
    /** Kyverno says that an exception lets an image in, and there is no such exception. */
    EXCEPTION_UNKNOWN(Effect.LEAVES_OPEN, "Look for the exception that the message names."),
    /** An object here cannot be understood. */
    UNREADABLE(Effect.LEAVES_OPEN, "Look at the object; nobody can tell what it means for the gate."),
    /** Whoever asks may not see every namespace that counts. */
    NAMESPACES_HIDDEN(
            Effect.LEAVES_OPEN,
            "Ask for a namespace that you may see, or with an account that may list reports in all."),
    /** Everything holds, but not for long enough yet. */
    SOAKING(Effect.LEAVES_OPEN, "Wait: nothing may change to the worse meanwhile."),
    /** An old ReplicaSet would be refused. */
    ROLLBACK_UNSAFE(Effect.ADVISES, "Do not roll back to it once the policy is enforced."),
    /** An exception ends soon, and what it lets in would be refused then. */
    EXCEPTION_EXPIRES(Effect.ADVISES, "Sign the image before the exception ends."),
    /** What was remembered of the time before the last start is lost. */
    HISTORY_LOST(Effect.ADVISES, "The soak began anew; see the history's state in /api/v1/self."),
    /** The policy is enforced here already. */
    ENFORCED(Effect.ADVISES, "Nothing to do.");

    private final Effect effect;
    private final String advice;

    ReasonCode(Effect effect, String advice) {
        this.effect = effect;
        this.advice = advice;
    }

    /** What it does to the gate. */
    public Effect effect() {
        return effect;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** The word for it in JSON and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a reason does to a gate. */
    public enum Effect {
        /** The gate is NOT_READY, and the soak begins anew. */
        BLOCKS,
        /** The gate is UNKNOWN, and the soak stands still. */
        LEAVES_OPEN,
        /** Nothing. */
        ADVISES
    }
}
