package dev.assay.lint;

import java.util.Locale;

/** What the lint looks for. The names are stable: people write them into tickets. */
public enum Lint {
    ASKS_NOBODY(
            Severity.DANGER,
            "It asks for no signature",
            "The entry names no signer and no attestation, so that every image satisfies it.",
            "Name who has to have signed under attestors."),
    ACCEPTS_ANYONE(
            Severity.DANGER,
            "Anyone's signature will do",
            "The signer may be whoever the issuer gives a certificate to: anyone with an account there can sign any image.",
            "Say who: subject, or subjectRegExp with ^ and $, down to the repository and the workflow."),
    ACCEPTS_ANY_ACCOUNT(
            Severity.DANGER,
            "Anyone with an account at the host will do",
            "The pattern fixes the host and nothing behind it. With https://github.com/ every public repository's workflow can"
                    + " sign any image: it proves that some workflow signed, not that yours did.",
            "Name the organisation and the repository: ^https://github\\.com/ORG/REPO/\\.github/workflows/.+$"),
    ACCEPTS_ANY_ISSUER(
            Severity.DANGER,
            "Whoever issued the certificate will do",
            "Without an issuer the same subject may come from another provider, where somebody else may hold it.",
            "Name the issuer, such as https://token.actions.githubusercontent.com."),
    REFERENCE_MATCHES_NOTHING(
            Severity.DANGER,
            "An image reference matches no image",
            "Kyverno compares with the whole name, registry and tag or digest included: docker.io/nginx:latest, not nginx. A"
                    + " pattern without them matches nothing, and what matches nothing is not checked.",
            "Write the registry, and end with * (or :* and @* both)."),
    REFERENCE_MISSES_DIGESTS(
            Severity.DANGER,
            "Images named by digest are not looked at",
            "Kyverno drops the tag of an image that has a digest, so that a pattern that ends in :* does not match it: whoever"
                    + " pins a digest goes unchecked.",
            "End the pattern with * instead, or add the same one with @*."),
    OVERLOOKS_CONTAINERS(
            Severity.DANGER,
            "Init or debug containers are not looked at",
            "The expressions name some lists of containers only, and required is false: the images of the others are admitted"
                    + " unchecked.",
            "Use images.containers + images.initContainers + images.ephemeralContainers, or set required: true."),
    REFERENCE_MISSES_SPELLING(
            Severity.TRAP,
            "The same image in another spelling is not looked at",
            "Kyverno does not write library/ into names of Docker Hub, and an ImageValidatingPolicy sees images as they are"
                    + " written, mostly without docker.io/.",
            "Add the other spelling of the pattern."),
    UNANCHORED_REGEXP(
            Severity.TRAP,
            "A regular expression is open at an end",
            "Kyverno looks for it anywhere in the text, so that a longer text that contains it will do as well.",
            "Begin with ^ and end with $, and put alternatives in brackets."),
    ASKS_FOR_TOO_MANY(
            Severity.TRAP,
            "It asks for more signatures than it names signers",
            "The count is greater than the number of entries: no image can satisfy it.",
            "Lower count, or name the missing signers."),
    IGNORES_THE_LOG(
            Severity.TRAP,
            "Keyless signatures need not be in the log",
            "A keyless certificate lives for ten minutes; the transparency log is what proves that it was used in that time.",
            "Remove ignoreTlog (insecureIgnoreTlog), or ask for signed timestamps."),
    NO_BACKGROUND_SCAN(
            Severity.TRAP,
            "Background scans leave it out",
            "Nothing tells how what runs already stands: its images stay unevaluated, and no gate can become READY.",
            "Set background: true (evaluation.background.enabled: true)."),
    OVERLOOKS_BUNDLES(
            Severity.TRAP,
            "Signatures of cosign 3 are not seen",
            "Type Cosign reads the older format only. What cosign 3 makes, unless it is told otherwise, counts as \"no"
                    + " signatures found\".",
            "Sign with --new-bundle-format=false, add an entry of type SigstoreBundle, or use an ImageValidatingPolicy."),
    LETS_IN_DURING_OUTAGE(
            Severity.TRAP,
            "It enforces, and lets everything in while it cannot look",
            "With failurePolicy: Ignore an image is admitted unchecked while its registry cannot be reached or Kyverno is down."
                    + " Whoever can cause that can deploy anything.",
            "Choose: Fail stops new pods during an outage, Ignore stops checking. Say which in the policy's description."),
    REFUSES_IN_AUDIT(
            Severity.TRAP,
            "Audit can refuse too",
            "With failurePolicy: Fail a pod is refused while its registry cannot be reached or the check takes too long, in Audit"
                    + " as well.",
            "Set failurePolicy: Ignore while the policy only audits."),
    ASKS_ONLY_ONCE(
            Severity.TRAP,
            "It enforces, and does not look again after other webhooks",
            "With required: false an image that is put in after Kyverno's first webhook is not noticed.",
            "Set required: true where the policy enforces."),
    OVERRIDE_BY_LABEL(
            Severity.TRAP,
            "An override never matches",
            "Kyverno does not load the namespace's labels for image rules: an override with a namespaceSelector does nothing.",
            "List the namespaces by name; wildcards are allowed."),
    MODE_IN_ENTRY(
            Severity.TRAP,
            "An entry's own mode beats every override",
            "failureAction in a verifyImages entry wins over validationFailureAction and its overrides, in all namespaces.",
            "Remove failureAction, and enforce by overrides."),
    NEVER_ASKED(
            Severity.TRAP,
            "Admission does not ask it",
            "With admission off nothing is refused, whatever the mode.",
            "Switch admission on before you enforce."),
    TIMEOUT_SHORT(
            Severity.TRAP,
            "Admission waits for a short time only",
            "One check asks the registry several times, and the log; a pod with several images needs more than ten seconds where"
                    + " either is slow. What takes too long is not checked, or refused.",
            "Set webhookConfiguration.timeoutSeconds to 15 or more."),
    HIDES_THE_CAUSE(
            Severity.TRAP,
            "Its own message hides the cause",
            "The text replaces the one that names the image and what was wrong with it, so that all its failures look alike and"
                    + " their cause is unknown.",
            "Leave the message out; of an ImageValidatingPolicy, name the images in a messageExpression."),
    FAILS_INIT_CONTAINERS(
            Severity.TRAP,
            "Pods with init or debug containers always fail",
            "required is true and no expression looks at these images: Kyverno says that nobody verified them.",
            "Use images.containers + images.initContainers + images.ephemeralContainers."),
    OVERLOOKS_CONTROLLERS(
            Severity.TRAP,
            "Only pods are looked at, not what makes them",
            "A Deployment with a refused image is accepted, and its pods then never come: the refusal stands in an event of its"
                    + " ReplicaSet, not in the answer to kubectl or Flux.",
            "Let Kyverno make the rules for controllers (autogen): no names, labels or annotations in match."),
    UNKNOWN_SIGNER(
            Severity.ADVICE,
            "A signer is in a form that Assay cannot read",
            "Assay cannot say who it is, and so not whether it is too wide.",
            "Look at it yourself, and tell us its form."),
    TAGS_MAY_MOVE(
            Severity.ADVICE,
            "It enforces, and does not pin what it checked",
            "With mutateDigest: false the tag is checked and the node pulls the tag later: in between it may point to another"
                    + " image.",
            "Set mutateDigest: true once validationFailureAction itself is Enforce; Kyverno refuses it in Audit."),
    TIMEOUT_LONG(
            Severity.ADVICE,
            "Admission may wait for long",
            "Every pod, and every update of one, may wait this long for a registry that does not answer.",
            "15 to 25 seconds are enough for most registries."),
    OLD_FIELDS(
            Severity.ADVICE,
            "Fields that Kyverno calls deprecated",
            "They still work, and every change of the policy prints a warning. For images, validationFailureActionOverrides is"
                    + " still the only way to enforce namespace by namespace.",
            "Keep validationFailureAction and its overrides as long as you need them; replace the others."),
    ENDING_KIND(
            Severity.ADVICE,
            "The kind of policy is about to end",
            "Kyverno calls ClusterPolicy deprecated and plans to remove it in 1.20; ImageValidatingPolicy takes its place.",
            "Write the same as an ImageValidatingPolicy in Audit, compare the verdicts here, then change over."),
    REMEMBERS_PASSES(
            Severity.ADVICE,
            "Passes are remembered for an hour",
            "A pass from the cache names no image, and a signature that was withdrawn counts until it is forgotten. Only 17"
                    + " images fit.",
            "Set useCache: false if the registry can bear one request for each image and scan.");

    private final Severity severity;
    private final String title;
    private final String why;
    private final String advice;

    Lint(Severity severity, String title, String why, String advice) {
        this.severity = severity;
        this.title = title;
        this.why = why;
        this.advice = advice;
    }

    /** The code as it is printed: {@code accepts_anyone}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Severity severity() {
        return severity;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /** Why it matters. */
    public String why() {
        return why;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }
}
