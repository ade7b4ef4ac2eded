package dev.assay.exception;

import dev.assay.policy.ImagePolicy;
import dev.assay.policy.Match;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.Rule;
import dev.assay.workload.Workload;
import dev.assay.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An exception as YAML that lets one workload in with the images it has now, and nothing else, and that ends. For people to
 * read, change and commit; Assay never applies it.
 */
public final class ExceptionDraft {

    private static final Pattern ORDINARY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/@:-]*");
    private static final Duration LIFE = Duration.ofDays(7);
    private static final DateTimeFormatter LABEL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ImagePolicy policy;
    private final Subject subject;
    private final Instant ends;
    private final StringBuilder text = new StringBuilder();

    private ExceptionDraft(ImagePolicy policy, Subject subject, Instant now) {
        this.policy = policy;
        this.subject = subject;
        this.ends = now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * What is to be let in.
     *
     * @param namespace where it runs
     * @param workload which it is
     * @param images all that it runs: a rule lets a pod in or not, with all of its images
     */
    public record Subject(String namespace, Workload workload, List<String> images) {

        public Subject {
            images = List.copyOf(new TreeSet<>(images));
        }
    }

    /**
     * The YAML; empty if a name in it is none that Kubernetes or a registry accepts. Kyverno reads wildcards and variables in
     * these fields, and whoever creates a pod chooses some of them.
     */
    public static Optional<String> of(ImagePolicy policy, Subject subject, Instant now) {
        ExceptionDraft draft = new ExceptionDraft(policy, subject, now);
        boolean ordinary = Stream.of(
                        List.of(policy.key().name(), subject.namespace, subject.workload.name()),
                        draft.ruleNames(),
                        subject.images)
                .flatMap(List::stream)
                .allMatch(name -> ORDINARY.matcher(name).matches());
        return ordinary && !subject.images.isEmpty() ? Optional.of(draft.write()) : Optional.empty();
    }

    private String write() {
        comment("Drafted by Assay, which applies nothing: read it, give a reason, commit it.");
        comment("It lets in every image of this workload, signed or not, as long as these are all it has;");
        comment("it ends after " + LIFE.toDays()
                + " days. A date, not a duration: that would begin anew each time Git puts it back.");
        comment("Kyverno obeys it only if its chart's features.policyExceptions.enabled is true and .namespace is");
        comment("this namespace or '*', and deletes it only if its cleanup controller may delete PolicyExceptions.");
        if (policy.key().engine() == PolicyEngine.IMAGE_VALIDATING) {
            writeForExpressions();
        } else {
            writeForRules();
        }
        return text.toString();
    }

    private void writeForRules() {
        header("kyverno.io/v2");
        line(2, "exceptions:");
        line(4, "- policyName: " + QuotedText.of(policy.key().name()));
        line(6, "ruleNames:");
        ruleNames().forEach(name -> line(8, "- " + QuotedText.of(name)));
        line(2, "match:");
        line(4, "any:");
        for (Place place : places()) {
            line(6, "- resources:");
            line(10, "kinds: [" + String.join(", ", place.kinds) + "]");
            line(10, "namespaces: [" + QuotedText.of(subject.namespace) + "]");
            line(10, "names: [" + QuotedText.of(place.name) + "]");
        }
        line(2, "conditions:");
        line(4, "all:");
        line(6, "- key: \"{{ images.[containers, initContainers, ephemeralContainers][].*.reference[] }}\"");
        line(8, "operator: AllIn");
        line(8, "value:");
        subject.images.forEach(image -> line(10, "- " + QuotedText.of(image)));
    }

    private void writeForExpressions() {
        header("policies.kyverno.io/v1");
        line(2, "expiresAt: " + QuotedText.of(ends.toString()));
        line(2, "policyRefs:");
        String kind = policy.namespace().isEmpty() ? "ImageValidatingPolicy" : "NamespacedImageValidatingPolicy";
        line(4, "- kind: " + kind);
        line(6, "name: " + QuotedText.of(ownName()));
        line(2, "matchConditions:");
        condition("this-namespace", "object.metadata.namespace == " + QuotedText.of(subject.namespace));
        condition("this-workload", nameCondition());
        List<String> spellings = subject.images.stream()
                .flatMap(image -> spellings(image).stream())
                .map(QuotedText::of)
                .toList();
        String containers = "(object.spec.containers"
                + " + (has(object.spec.initContainers) ? object.spec.initContainers : [])"
                + " + (has(object.spec.ephemeralContainers) ? object.spec.ephemeralContainers : []))";
        condition("these-images", containers + ".all(c, c.image in [" + String.join(", ", spellings) + "])");
    }

    private void header(String version) {
        line(0, "apiVersion: " + version);
        line(0, "kind: PolicyException");
        line(0, "metadata:");
        line(2, "name: " + QuotedText.name(subject.workload.name(), ownName()));
        line(2, "namespace: " + QuotedText.of(subject.namespace));
        line(2, "labels:");
        line(4, "cleanup.kyverno.io/ttl: " + QuotedText.of(LABEL.format(ends)));
        line(2, "annotations:");
        line(4, "reason: \"why, who decided it, and where that is written\"");
        line(0, "spec:");
    }

    /** A pod that a controller makes has only the beginning of its name when admission looks at it. */
    private String nameCondition() {
        String name = "(has(object.metadata.name) ? object.metadata.name : object.metadata.generateName)";
        return kind() == WorkloadKind.POD
                ? name + " == " + QuotedText.of(subject.workload.name())
                : name + ".startsWith(" + QuotedText.of(subject.workload.name() + "-") + ")";
    }

    private void condition(String name, String expression) {
        line(4, "- name: " + name);
        line(6, "expression: " + QuotedText.of(expression));
    }

    /** Those that look at the workload's images, and for what makes its pods those that Kyverno makes of them. */
    private List<String> ruleNames() {
        List<String> names = new ArrayList<>();
        List<Rule> concerned = policy.rules().stream()
                .filter(rule -> subject.images.stream().anyMatch(image -> rule.selects(image) != Match.NO))
                .toList();
        for (Rule rule : concerned) {
            names.add(rule.name());
            if (kind() != WorkloadKind.POD) {
                names.add("autogen-" + rule.nameOn(WorkloadKind.OTHER));
            }
            if (kind() == WorkloadKind.CRON_JOB) {
                names.add("autogen-cronjob-" + rule.nameOn(WorkloadKind.CRON_JOB));
            }
        }
        return names;
    }

    private List<Place> places() {
        String own = subject.workload.name();
        String made = own + "-*";
        return switch (kind()) {
            case POD -> List.of(new Place(List.of("Pod"), own));
            case DEPLOYMENT ->
                List.of(new Place(List.of("Deployment"), own), new Place(List.of("ReplicaSet", "Pod"), made));
            case CRON_JOB -> List.of(new Place(List.of("CronJob"), own), new Place(List.of("Job", "Pod"), made));
            case STATEFUL_SET, DAEMON_SET, REPLICA_SET, JOB ->
                List.of(new Place(List.of(kind().label()), own), new Place(List.of("Pod"), made));
            case OTHER -> List.of(new Place(List.of("ReplicaSet", "Job", "Pod"), made));
        };
    }

    private WorkloadKind kind() {
        return WorkloadKind.of(subject.workload.kind());
    }

    private String ownName() {
        String name = policy.key().name();
        return name.substring(name.indexOf('/') + 1);
    }

    /** An expression sees images as they are written, and docker.io/ and :latest mostly are not. */
    private static List<String> spellings(String image) {
        List<String> spellings = new ArrayList<>(List.of(image));
        if (image.startsWith("docker.io/")) {
            spellings.add(image.substring("docker.io/".length()));
        }
        if (image.endsWith(":latest")) {
            for (String spelling : List.copyOf(spellings)) {
                spellings.add(spelling.substring(0, spelling.length() - ":latest".length()));
            }
        }
        return spellings;
    }

    private void comment(String words) {
        text.append("# ").append(words).append('\n');
    }

    private void line(int indent, String words) {
        text.repeat(' ', indent).append(words).append('\n');
    }

    private record Place(List<String> kinds, String name) {}
}
