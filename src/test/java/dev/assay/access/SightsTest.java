package dev.assay.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.AccessReviews.Listable;
import dev.assay.policy.PolicyEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SightsTest {

    private static final Identity JANE = new Identity("jane", "", List.of(), Map.of());
    private static final Identity JOE = new Identity("joe", "", List.of(), Map.of());
    private static final Listable REPORTS = Listable.of("policyreports.wgpolicyk8s.io");

    private final Set<String> granted = new TreeSet<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean slow;
    private boolean broken;
    private long nanos;
    private final Sights sights =
            new Sights(this::mayList, REPORTS, () -> List.of("bank", "shop"), this::execute, () -> nanos);

    @Test
    void whoMayListReportsEverywhereSeesEverythingAfterOneQuestion() {
        granted.add("jane policyreports ");

        assertThat(sights.of(JANE)).isEqualTo(Sight.EVERYTHING);
        assertThat(asked).hasSize(1);
    }

    @Test
    void otherwiseTheNamespacesInWhichTheyMay() {
        granted.add("jane policyreports shop");

        Sight sight = sights.of(JANE);

        assertThat(sight.everything()).isFalse();
        assertThat(sight.namespaces()).containsExactly("shop");
        assertThat(sight.seesPolicies()).isFalse();
        assertThat(sights.of(JOE).namespaces()).isEmpty();
        assertThat(sights.known(JOE)).isTrue();
    }

    @Test
    void policiesOfTheClusterAreForWhoMayListThose() {
        granted.addAll(List.of("jane policyreports shop", "jane clusterpolicies "));

        assertThat(sights.of(JANE).policies()).containsExactly(PolicyEngine.VERIFY_IMAGES);
        assertThat(sights.of(JANE).seesPolicies()).isFalse();
    }

    @Test
    void anAnswerCountsForAMinuteAtMost() {
        granted.add("jane policyreports shop");
        assertThat(sights.of(JANE).sees("shop")).isTrue();
        granted.clear();

        nanos = Duration.ofSeconds(29).toNanos();
        assertThat(sights.of(JANE).sees("shop")).isTrue();
        nanos = Duration.ofSeconds(31).toNanos();
        slow = true;
        assertThat(sights.of(JANE).sees("shop")).as("while it is asked again").isTrue();
        slow = false;
        waiting.forEach(Runnable::run);
        assertThat(sights.of(JANE).sees("shop")).isFalse();
    }

    @Test
    void whatIsNotAnsweredIsNotAllowed() {
        granted.add("jane policyreports shop");
        broken = true;

        assertThat(sights.of(JANE)).isEqualTo(Sight.NOTHING);
        assertThat(sights.known(JANE))
                .as("that is no answer, and not no rights")
                .isFalse();
        assertThat(asked).as("the next one would wait as long").hasSize(1);

        broken = false;
        nanos = Duration.ofSeconds(31).toNanos();
        assertThat(sights.of(JANE).sees("shop")).isTrue();
    }

    private void execute(Runnable task) {
        if (slow) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    private boolean mayList(Identity who, Listable what, String namespace) throws IOException {
        String question = who.name() + " " + what.resource() + " " + namespace;
        asked.add(question);
        if (broken) {
            throw new IOException("no answer");
        }
        return granted.contains(question);
    }
}
