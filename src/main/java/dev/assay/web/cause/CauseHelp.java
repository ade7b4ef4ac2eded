package dev.assay.web.cause;

import dev.assay.web.page.PageAddress;
import java.util.Locale;

/**
 * What a cause means in plain words, what to do about it, and the commands that help.
 *
 * <p>Commands name the image and the place by {@code {image}}, {@code {registry}}, {@code {namespace}}, {@code {pod}},
 * see {@link CommandText}.
 */
public enum CauseHelp {
    NO_SIGNATURE(
            "No signature found",
            "Kyverno asked the registry and found no signature for this image.",
            "Sign it by digest in the pipeline that builds it; the next scan sees it, without a new deployment. cosign 3"
                    + " needs the first two flags, because a ClusterPolicy of type Cosign reads only the older format."
                    + " Not your image? Add its publisher's signer to the policy.",
            """
            cosign sign --new-bundle-format=false --use-signing-config=false \\
              --key cosign.key {image}"""),
    SIGNATURE_FORMAT_UNSEEN(
            "Signed in a format the policy does not read",
            "The image seems to be signed in Sigstore's bundle format, the default of cosign 3. This rule reads only the"
                    + " older format, so admission takes the image for unsigned.",
            "Sign once more in the older format, or move to an ImageValidatingPolicy, which reads both.",
            """
            cosign tree {image}
            cosign sign --new-bundle-format=false --use-signing-config=false \\
              --key cosign.key {image}"""),
    WRONG_KEY(
            "Signed with another key",
            "There is a signature, but it was not made with a key this policy trusts.",
            "Find out whose key it was. If it is legitimate, add the key to the policy's attestors; if not, sign the"
                    + " image again in the trusted pipeline and ask how it got here.",
            "cosign verify --key cosign.pub {image}"),
    WRONG_IDENTITY(
            "Signed by another identity",
            "There is a keyless signature, but its certificate names another subject or issuer than the policy"
                    + " expects: a renamed repository, another workflow or branch, a fork.",
            "Compare the signer with the policy's subject and issuer, then correct the policy or build the image"
                    + " where it should be built. The command shows who signed; it trusts anybody, so it proves nothing.",
            """
            cosign verify --certificate-identity-regexp '.*' \\
              --certificate-oidc-issuer-regexp '.*' {image}"""),
    ATTESTATION_MISSING(
            "Attestation missing",
            "The policy asks for an attestation, for example build provenance or an SBOM, that the image does not"
                    + " have or that is stored where the policy does not look.",
            "See what is attached, then attach what is missing in the pipeline with cosign attest, with exactly the"
                    + " predicate type the policy names.",
            "cosign tree {image}"),
    ATTESTATION_INVALID(
            "Attestation not accepted",
            "The image has an attestation, but its signer or its content does not satisfy the policy.",
            "Read the conditions in the message below and compare them with the content of the attestation.",
            "cosign download attestation {image}"),
    DIGEST_MISSING(
            "Named by tag, not by digest",
            "The policy wants images pinned by digest; this says nothing about the signature.",
            "Pin the digest in the manifest; the command shows the one that runs. Or set verifyDigest: false while in"
                    + " Audit, and mutateDigest: true once in Enforce, so that Kyverno pins it (Audit does not allow that).",
            """
            kubectl get pod {pod} -n {namespace} \\
              -o jsonpath='{.status.containerStatuses[*].imageID}'"""),
    REGISTRY_AUTH(
            "The registry did not let Kyverno in",
            "The registry asked for credentials, or denied those it got. Nobody knows whether the image is signed;"
                    + " under Enforce it would be refused.",
            "Give Kyverno's admission and reports controllers read access: a pull secret in Kyverno's own namespace,"
                    + " named in the chart's existingImagePullSecrets, or a cloud identity for both service accounts.",
            """
            kubectl create secret docker-registry registry-pull -n kyverno \\
              --from-file=.dockerconfigjson=config.json
            helm upgrade kyverno kyverno/kyverno -n kyverno --reuse-values \\
              --set 'existingImagePullSecrets[0]=registry-pull'"""),
    REGISTRY_RATE_LIMIT(
            "The registry answered: too many requests",
            "Kyverno asked the registry more often than it allows; this says nothing about the signature.",
            "It passes by itself. To prevent it: let Kyverno log in for a higher limit, use a pull-through mirror, set"
                    + " useCache: true, or lengthen the chart's features.backgroundScan.backgroundScanInterval.",
            """
            kubectl logs -n kyverno deployment/kyverno-reports-controller --since=1h \\
              | grep -c TOOMANYREQUESTS"""),
    REGISTRY_UNREACHABLE(
            "The registry cannot be reached",
            "Kyverno could not connect to the registry, signed or not. New pods are admitted unchecked with"
                    + " failurePolicy: Ignore, and refused with Fail.",
            "Check the registry, DNS, proxy and network policies from Kyverno's namespace; the verdict returns with the"
                    + " next scan. 200 or 401 means that it can be reached.",
            """
            kubectl run registry-check -n kyverno --rm -i \\
              --restart=Never --image=curlimages/curl -- \\
              -sS -o /dev/null -w '%{http_code}' https://{registry}/v2/"""),
    REGISTRY_TLS(
            "The registry's certificate is not trusted",
            "The registry showed a certificate Kyverno does not trust. Nobody knows whether the image is signed; under"
                    + " Enforce it would be refused.",
            "Give Kyverno the authority that issued it: the chart's global.caCertificates.data replaces the built-in"
                    + " list, so include the public authorities you need. The command shows what the registry presents.",
            "openssl s_client -connect {registry-port} -showcerts </dev/null"),
    IMAGE_NOT_FOUND(
            "Not in the registry",
            "The registry has no such tag or digest. Pods may still run from a node's copy, but a new node could not"
                    + " pull it, and under Enforce it would be refused.",
            "Correct the reference, or push the image again; look for a retention rule that removes what still runs.",
            "crane digest {image}"),
    TRUST_ROOT(
            "Sigstore's root of trust cannot be loaded",
            "Kyverno could not load the keys that keyless signatures are checked with, so every keyless image fails at"
                    + " once, signed ones too. It says nothing about this image.",
            "Allow the admission and reports controllers to reach tuf-repo-cdn.sigstore.dev, or point the chart's"
                    + " features.tuf.mirror and features.tuf.root to your own.",
            """
            kubectl run tuf-check -n kyverno --rm -i \\
              --restart=Never --image=curlimages/curl -- \\
              -sS -o /dev/null -w '%{http_code}' https://tuf-repo-cdn.sigstore.dev/timestamp.json"""),
    TRANSPARENCY_LOG(
            "Not confirmed by the transparency log",
            "A signature exists, but its entry in the transparency log was not found or could not be checked.",
            "If you sign without a log on purpose, set rekor.ignoreTlog: true at that key in the policy; otherwise sign"
                    + " again with the upload on. If many images changed at once, see status.sigstore.dev.",
            "cosign verify --key cosign.pub {image}"),
    TIMEOUT(
            "The check took too long",
            "Kyverno gave up before the registry or the log had answered; this says nothing about the signature.",
            "Look for a slow registry or proxy first. Then raise webhookConfiguration.timeoutSeconds (30 at most) or set"
                    + " useCache: true.",
            ""),
    POLICY_ERROR(
            "The policy could not be evaluated",
            "The rule itself failed: a variable, a key or an attestor that does not resolve. It checks nothing until"
                    + " that is repaired.",
            "Read the message below, correct the policy, and try it on one image with the kyverno CLI.",
            """
            kubectl get clusterpolicies.kyverno.io
            kubectl get imagevalidatingpolicies.policies.kyverno.io"""),
    NOT_COVERED(
            "No policy looks at this image",
            "No rule that verifies images matches this image and the place it runs in: enforcing would change nothing.",
            "If it should be checked, widen match and imageReferences, or remove the exclude; an ImageValidatingPolicy"
                    + " has to name init and ephemeral containers itself.",
            """
            kubectl get clusterpolicies.kyverno.io -o yaml \\
              | grep -A5 imageReferences"""),
    STALE(
            "The evidence is too old",
            "The last result is older than two scan intervals, or was made for an earlier version of the policy.",
            "See whether Kyverno's reports controller runs and scans; a restart scans everything again.",
            """
            kubectl logs -n kyverno deployment/kyverno-reports-controller --since=1h
            kubectl rollout restart -n kyverno deployment/kyverno-reports-controller"""),
    UNKNOWN(
            "Kyverno's answer was not understood",
            "Kyverno reported a problem in words Assay has no pattern for, so it is neither counted as unsigned nor as"
                    + " verified.",
            "Read the message below. A pattern can be added in Assay's configuration without a new release; please"
                    + " report the message as well.",
            "");

    private final String title;
    private final String meaning;
    private final String advice;
    private final String command;

    CauseHelp(String title, String meaning, String advice, String command) {
        this.title = title;
        this.meaning = meaning;
        this.advice = advice;
        this.command = command;
    }

    /** The help for a cause as it is written in JSON and metrics, e.g. {@code no_signature}. */
    public static CauseHelp of(String cause) {
        for (CauseHelp help : values()) {
            if (help.label().equals(cause)) {
                return help;
            }
        }
        return UNKNOWN;
    }

    /** The cause in a few words. */
    public String title() {
        return title;
    }

    /** The cause as it is written in JSON and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Explanation explain(CommandText place) {
        return new Explanation(title, meaning, advice, place.fill(command), PageAddress.cause(label()));
    }
}
