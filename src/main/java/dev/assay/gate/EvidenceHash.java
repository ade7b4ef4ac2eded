package dev.assay.gate;

import dev.assay.policy.ImagePolicy;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.verdict.Judgement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of what a decision rests on: the policy's form, and each place's verdict. The same cluster gives the same,
 * whenever it was looked at. Computed when somebody asks. Safe for many threads.
 */
final class EvidenceHash {

    private final ImagePolicy policy;
    private final NamespacePosture namespace;
    private volatile @Nullable String hex;

    EvidenceHash(ImagePolicy policy, NamespacePosture namespace) {
        this.policy = policy;
        this.namespace = namespace;
    }

    /** 64 hexadecimal digits, by SHA-256. */
    String hex() {
        String known = hex;
        if (known == null) {
            known = of(lines());
            hex = known;
        }
        return known;
    }

    static String of(Iterable<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : lines) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private TreeSet<String> lines() {
        TreeSet<String> lines = new TreeSet<>();
        lines.add("policy " + policy.key().engine() + " " + policy.key().name() + " " + policy.uid() + " "
                + policy.generation());
        lines.add("namespace " + namespace.namespace());
        namespace.images().stream()
                .flatMap(image -> image.placements().stream())
                .forEach(placement -> Question.judgement(policy.key(), placement)
                        .ifPresent(judgement -> lines.add(line(placement, judgement))));
        return lines;
    }

    private static String line(Placement placement, Judgement judgement) {
        return String.join(
                " ",
                placement.workload().kind(),
                placement.workload().name(),
                placement.container().kind().label(),
                placement.container().name(),
                placement.container().image(),
                judgement.verdict().label(),
                judgement.cause().map(cause -> cause.label()).orElse("-"),
                judgement.refused().name(),
                Boolean.toString(judgement.covered()));
    }
}
