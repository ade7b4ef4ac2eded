package dev.assay.cluster;

import dev.assay.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events of controllers whose pods Kyverno's admission refused: {@code FailedCreate}, with what Kyverno answered. */
final class RefusalProjection {

    private static final String REFUSED = "\" denied the request: ";
    private static final String BLOCKED = "was blocked due to the following policies";
    private static final String ONE_POLICY = "Policy ";
    private static final String ITS_MESSAGE = " failed: ";

    private RefusalProjection() {}

    /** What was refused; empty if the event tells of something else. */
    static Optional<Observation.RequestRefused> refusal(WatchEvent event) {
        if (!Wire.text(event.object(), "reason").equals("FailedCreate")) {
            return Optional.empty();
        }
        String message = Wire.message(event.object(), "message");
        int answer = message.indexOf(REFUSED);
        if (answer < 0) {
            return Optional.empty();
        }
        List<String> policies = policies(message.substring(answer + REFUSED.length()));
        long times = Math.max(Wire.number(event.object(), "count"), Wire.number(event.object(), "series", "count"));
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        long lastSecond = EventProjection.second(event.object());
        return Optional.of(
                new Observation.RequestRefused(event.at(), event.ref(), policies, Math.max(times, 1), lastSecond));
    }

    private static List<String> policies(String answer) {
        int blocked = answer.indexOf(BLOCKED);
        if (blocked >= 0) {
            return headings(answer.substring(blocked + BLOCKED.length()));
        }
        int end = answer.indexOf(ITS_MESSAGE);
        boolean one = answer.startsWith(ONE_POLICY) && end > ONE_POLICY.length();
        return one ? List.of(answer.substring(ONE_POLICY.length(), end)) : List.of();
    }

    /** Each policy stands on a line of its own, its rules indented below it. */
    private static List<String> headings(String text) {
        List<String> headings = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            boolean heading = line.length() > 1 && line.length() <= Wire.LONGEST_NAME && line.endsWith(":");
            if (heading && !line.startsWith(" ")) {
                headings.add(line.substring(0, line.length() - 1));
            }
        }
        return headings;
    }
}
