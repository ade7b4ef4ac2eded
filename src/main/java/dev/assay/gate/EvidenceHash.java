package dev.assay.gate;

import dev.assay.policy.ImagePolicy;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.verdict.Judgement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of what a decision rests on: the policy's form, and each place's verdict. The same cluster gives the same,
 * whenever it was looked at. Computed when somebody asks. Safe for many threads.
 */
public final class EvidenceHash {

    private final Supplier<SortedSet<String>> lines;
    private volatile @Nullable String hex;

    private EvidenceHash(Supplier<SortedSet<String>> lines) {
        this.lines = lines;
    }

    static EvidenceHash of(ImagePolicy policy, NamespacePosture namespace) {
        return new EvidenceHash(() -> lines(policy, namespace));
    }

    static EvidenceHash ofAll(Collection<EvidenceHash> hashes) {
        List<EvidenceHash> all = List.copyOf(hashes);
        return new EvidenceHash(() -> {
            SortedSet<String> lines = new TreeSet<>();
            all.forEach(hash -> lines.add(hash.hex()));
            return lines;
        });
    }

    /** 64 hexadecimal digits, by SHA-256. */
    public String hex() {
        String known = hex;
        if (known == null) {
            known = digest(lines.get());
            hex = known;
        }
        return known;
    }

    private static String digest(SortedSet<String> lines) {
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

    private static SortedSet<String> lines(ImagePolicy policy, NamespacePosture namespace) {
        SortedSet<String> lines = new TreeSet<>();
        lines.add(String.join(
                " ",
                "policy",
                policy.key().engine().source(),
                policy.key().name(),
                policy.uid(),
                Long.toString(policy.generation())));
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
                judgement.refused().label(),
                Boolean.toString(judgement.covered()));
    }
}
