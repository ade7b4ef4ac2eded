package dev.assay.web.policy;

import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.Phrase;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VerdictBar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One policy.
 *
 * @param standing what it is and does now
 * @param checks what it asks of images
 * @param rules where its rules hold
 * @param expressions those that decide, of an ImageValidatingPolicy
 * @param effects what enforcing does besides
 * @param findings what its author may not have meant
 * @param advice what could be better
 * @param images the images it looks at; null until everything was read
 * @param exceptions those that touch it, by name
 */
record PolicyPage(
        PageFrame frame,
        PolicyLabel policy,
        Headline headline,
        Standing standing,
        List<Check> checks,
        List<RulePlaces> rules,
        List<String> expressions,
        List<EffectWords.Effect> effects,
        List<LintLine> findings,
        List<LintLine> advice,
        @Nullable Images images,
        List<String> exceptions) {

    /** All of its images, with CSV and JSON. */
    public String imagesHref() {
        return PageAddress.imagesOfPolicy(policy.name());
    }

    public boolean hasKeys() {
        return checks.stream()
                .flatMap(check -> check.signers().stream())
                .anyMatch(line -> line.words().plain().contains("fingerprint"));
    }

    public String adviceSummary() {
        return advice.size() == 1 ? "1 piece of advice" : advice.size() + " pieces of advice";
    }

    /** What a policy is and does now; {@code gate} is null where there is none. */
    record Standing(
            String mode,
            String modeStyle,
            String ready,
            String background,
            long generation,
            @Nullable Moment since,
            @Nullable Gate gate) {}

    /** Whether it may be enforced everywhere; {@code reasons} says how much stands against it. */
    record Gate(String state, String style, String reasons) {}

    /** One entry, or an ImageValidatingPolicy as a whole. */
    record Check(
            String rule,
            Phrase images,
            List<SignerWords.Line> signers,
            String format,
            @Nullable Phrase repositories,
            @Nullable Phrase attestations) {}

    /** Where a rule holds. */
    record RulePlaces(String rule, boolean all, List<Phrase> match, List<Phrase> exclude) {}

    /** The images it looks at. */
    record Images(VerdictBar verdicts, List<NamespaceRow> namespaces, Paging paging) {}

    /** One namespace in which it looks at an image. */
    record NamespaceRow(
            String name, String href, String mode, String modeStyle, VerdictBar verdicts, ImageCounts counts) {

        public String refusedStyle() {
            return counts.refused() > 0 ? "number alarm" : "number zero";
        }

        public String uncheckedStyle() {
            return counts.unchecked() > 0 ? "number" : "number zero";
        }

        public String unevaluatedStyle() {
            return counts.unevaluated() > 0 ? "number" : "number zero";
        }
    }
}
