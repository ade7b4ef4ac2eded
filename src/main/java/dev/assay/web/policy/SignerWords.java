package dev.assay.web.policy;

import dev.assay.policy.ImageCheck;
import dev.assay.policy.PolicyEngine;
import dev.assay.signer.Signer;
import dev.assay.signer.SignerSet;
import dev.assay.signer.TextPattern;
import dev.assay.web.page.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says in plain words who has to have signed. */
final class SignerWords {

    private static final int MOST_LINES = 60;

    private final List<Line> lines = new ArrayList<>();

    private SignerWords() {}

    /** One line of an indented list. */
    record Line(int depth, Phrase words) {

        /** The style class. */
        public String style() {
            return "depth-" + Math.min(depth, 3);
        }
    }

    static List<Line> of(ImageCheck check, PolicyEngine engine) {
        SignerWords words = new SignerWords();
        if (engine == PolicyEngine.IMAGE_VALIDATING) {
            check.signers().forEach(words::attestor);
        } else {
            check.signers().forEach(set -> words.set(set, 0));
        }
        if (words.lines.isEmpty()) {
            words.add(0, Phrase.of("nobody: it names no signer"));
        }
        if (words.lines.size() > MOST_LINES) {
            int more = words.lines.size() - MOST_LINES;
            words.lines.subList(MOST_LINES, words.lines.size()).clear();
            words.add(0, Phrase.of("and " + more + " more"));
        }
        return words.lines;
    }

    /** The sets follow each other: each of them has to be satisfied. */
    private void set(SignerSet set, int depth) {
        if (set.signers().isEmpty()) {
            add(depth, Phrase.of("nobody: the list of signers is empty"));
        } else if (set.signers().size() == 1 && set.atLeast() == 1) {
            signer(set.signers().getFirst(), depth);
        } else {
            add(depth, Phrase.of(howMany(set)));
            set.signers().forEach(signer -> signer(signer, depth + 1));
        }
    }

    private void attestor(SignerSet set) {
        add(0, Phrase.of("by the name ", "attestors." + set.name(), ":"));
        set.signers().forEach(signer -> signer(signer, 1));
    }

    private static String howMany(SignerSet set) {
        int all = set.signers().size();
        if (set.atLeast() == all) {
            return "all " + all + " of these:";
        }
        return set.atLeast() == 1
                ? "any one of these " + all + ":"
                : "at least " + set.atLeast() + " of these " + all + ":";
    }

    private void signer(Signer signer, int depth) {
        switch (signer) {
            case Signer.PublicKey key ->
                add(
                        depth,
                        Phrase.of(
                                "whoever holds the key whose public half has the SHA-256 fingerprint ",
                                key.fingerprint()));
            case Signer.StoredKey key -> add(depth, Phrase.of("whoever holds the key that is kept at ", key.place()));
            case Signer.Certificate certificate ->
                add(
                        depth,
                        Phrase.of(
                                "whoever holds the key of the certificate, or of one that it issued, with the SHA-256"
                                        + " fingerprint ",
                                certificate.fingerprint()));
            case Signer.Identity identity -> add(depth, identity(identity));
            case Signer.Several several -> set(several.set(), depth);
            case Signer.Unread unread -> add(depth, Phrase.of("", unread.form()));
        }
    }

    private static Phrase identity(Signer.Identity identity) {
        Phrase phrase = Phrase.of("keyless: ")
                .then(pattern("anybody", identity.subject()))
                .then(Phrase.of(", as "))
                .then(pattern("any issuer", identity.issuer()))
                .then(Phrase.of(" says"));
        for (Map.Entry<String, String> extension : new TreeMap<>(identity.extensions()).entrySet()) {
            phrase = phrase.then(Phrase.of(", with ", extension.getKey(), " ", extension.getValue()));
        }
        return identity.logged() ? phrase : phrase.then(Phrase.of("; it need not be in the transparency log"));
    }

    private static Phrase pattern(String anything, TextPattern pattern) {
        return switch (pattern.form()) {
            case ANY -> Phrase.of(anything);
            case EXACT -> Phrase.of("", pattern.text());
            case WILDCARD -> Phrase.of("", pattern.text(), " (with wildcards)");
            case REGEXP -> Phrase.of("what matches ", pattern.text());
        };
    }

    private void add(int depth, Phrase words) {
        lines.add(new Line(depth, words));
    }
}
