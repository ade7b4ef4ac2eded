package dev.assay.web.cause;

import java.util.List;

/**
 * Why an image has its verdict, and what to do: plain words, ready to print.
 *
 * @param more the page that says more; blank if there is none
 * @param hints what may be behind it
 */
public record Explanation(
        String title, String meaning, String advice, String command, String more, List<String> hints) {

    public Explanation {
        hints = List.copyOf(hints);
    }

    Explanation(String title, String meaning, String advice, String command, String more) {
        this(title, meaning, advice, command, more, List.of());
    }

    private Explanation(String title, String meaning, String advice, String command) {
        this(title, meaning, advice, command, "");
    }

    /** The same, with hints. */
    public Explanation with(List<String> otherHints) {
        return new Explanation(title, meaning, advice, command, more, otherHints);
    }

    public boolean hasMore() {
        return !more.isEmpty();
    }

    public boolean hasCommand() {
        return !command.isEmpty();
    }

    public boolean hasMeaning() {
        return !meaning.isEmpty();
    }

    public boolean hasAdvice() {
        return !advice.isEmpty();
    }

    public static Explanation verified() {
        return new Explanation("Signed as the policy asks", "", "", "");
    }

    public static Explanation excepted() {
        return new Explanation(
                "Admitted by an exception",
                "A PolicyException lets it pass unchecked; whether it is signed is not known.",
                "Sign it before the exception ends, or say in the exception when it ends and why.",
                "kubectl get policyexceptions.kyverno.io,policyexceptions.policies.kyverno.io -A");
    }

    public static Explanation unseen() {
        return new Explanation(
                "Out of admission's sight",
                "Kyverno's webhooks, its resourceFilters or the policy's match and exclude leave it out, so that it is"
                        + " admitted whatever its signature. Background scans may look at it all the same.",
                "If it should be checked at admission, see what leaves it out:",
                "kubectl -n kyverno get configmap kyverno -o jsonpath='{.data.webhooks}{\"\\n\"}{.data.resourceFilters}'");
    }

    public static Explanation skipped() {
        return new Explanation(
                "Left out by the policy",
                "The rule's skipImageReferences or preconditions leave this image out; whether it is signed is not known.",
                "If it should be checked, remove it from the rule's skipImageReferences or widen the preconditions.",
                "");
    }
}
