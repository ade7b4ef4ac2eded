package dev.assay.lint;

import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import dev.assay.signer.Signer;
import dev.assay.signer.SignerSet;
import dev.assay.signer.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks at who may have signed. */
final class SignerLints {

    private SignerLints() {}

    static Stream<Finding> asksNobody(ImagePolicy policy) {
        return checks(policy)
                .filter(check -> check.settings().attestations().isEmpty())
                .filter(check -> check.signers().isEmpty() || namesNobody(check))
                .map(check -> new Finding(Lint.ASKS_NOBODY, rule(check)));
    }

    static Stream<Finding> acceptsAnyone(ImagePolicy policy) {
        return accepting(
                policy, Lint.ACCEPTS_ANYONE, identity -> identity.subject().acceptsAnything());
    }

    static Stream<Finding> acceptsAnyAccount(ImagePolicy policy) {
        return accepting(
                policy, Lint.ACCEPTS_ANY_ACCOUNT, identity -> identity.subject().acceptsAnyPath());
    }

    static Stream<Finding> acceptsAnyIssuer(ImagePolicy policy) {
        return identities(policy)
                .filter(identity -> identity.issuer().acceptsAnything())
                .map(identity -> new Finding(Lint.ACCEPTS_ANY_ISSUER, subject(identity)));
    }

    static Stream<Finding> asksForMoreThanThereAre(ImagePolicy policy) {
        return sets(policy)
                .filter(set ->
                        set.atLeast() > set.signers().size() && !set.signers().isEmpty())
                .map(set -> new Finding(
                        Lint.ASKS_FOR_TOO_MANY,
                        set.atLeast() + " of " + set.signers().size()));
    }

    static Stream<Finding> leavesRegexpOpen(ImagePolicy policy) {
        return identities(policy)
                .flatMap(identity -> Stream.of(identity.subject(), identity.issuer()))
                .filter(pattern -> !pattern.anchored() && !pattern.acceptsAnything())
                .map(pattern -> new Finding(Lint.UNANCHORED_REGEXP, pattern.text()));
    }

    static Stream<Finding> ignoresTheLog(ImagePolicy policy) {
        return identities(policy)
                .filter(identity -> !identity.logged())
                .map(identity -> new Finding(Lint.IGNORES_THE_LOG, subject(identity)));
    }

    static Stream<Finding> namesSomebodyUnknown(ImagePolicy policy) {
        return signers(policy)
                .filter(Signer.Unread.class::isInstance)
                .map(signer -> new Finding(Lint.UNKNOWN_SIGNER, ((Signer.Unread) signer).form()));
    }

    /** Where identities that are too wide suffice: a key beside them may be asked for as well. */
    private static Stream<Finding> accepting(ImagePolicy policy, Lint lint, Predicate<Signer.Identity> wide) {
        boolean anySet = policy.key().engine() == PolicyEngine.IMAGE_VALIDATING;
        return checks(policy)
                .filter(check -> !check.signers().isEmpty())
                .filter(check -> anySet
                        ? check.signers().stream().anyMatch(set -> suffice(set, wide))
                        : check.signers().stream().allMatch(set -> suffice(set, wide)))
                .flatMap(check -> check.signers().stream().flatMap(set -> flat(set.signers()).stream()))
                .filter(signer -> signer instanceof Signer.Identity identity && wide.test(identity))
                .map(signer -> new Finding(lint, subject((Signer.Identity) signer)));
    }

    private static boolean suffice(SignerSet set, Predicate<Signer.Identity> wide) {
        long enough = set.signers().stream()
                .filter(signer -> switch (signer) {
                    case Signer.Identity identity -> wide.test(identity);
                    case Signer.Several several -> suffice(several.set(), wide);
                    case Signer.PublicKey _, Signer.StoredKey _, Signer.Certificate _, Signer.Unread _ -> false;
                })
                .count();
        return enough > 0 && enough >= set.atLeast();
    }

    private static boolean namesNobody(ImageCheck check) {
        return check.signers().stream().allMatch(set -> set.signers().isEmpty());
    }

    private static Stream<ImageCheck> checks(ImagePolicy policy) {
        return policy.spelling().checks().stream();
    }

    private static Stream<SignerSet> sets(ImagePolicy policy) {
        return checks(policy).flatMap(check -> check.signers().stream());
    }

    private static Stream<Signer> signers(ImagePolicy policy) {
        return sets(policy).flatMap(set -> flat(set.signers()).stream());
    }

    private static Stream<Signer.Identity> identities(ImagePolicy policy) {
        return signers(policy).filter(Signer.Identity.class::isInstance).map(Signer.Identity.class::cast);
    }

    private static List<Signer> flat(List<Signer> signers) {
        List<Signer> flat = new ArrayList<>();
        for (Signer signer : signers) {
            if (signer instanceof Signer.Several several) {
                flat.addAll(flat(several.set().signers()));
            } else {
                flat.add(signer);
            }
        }
        return flat;
    }

    private static String subject(Signer.Identity identity) {
        return identity.subject().form() == TextPattern.Form.ANY
                ? "no subject"
                : identity.subject().text();
    }

    private static String rule(ImageCheck check) {
        return "rule " + check.rule();
    }
}
