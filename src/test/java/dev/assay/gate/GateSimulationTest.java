package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many short histories of a cluster in virtual time, each with faults, against an oracle that knows the truth. A failing one is
 * told by its seed: {@code -Dassay.simulation.seed=N} runs it alone, {@code -Dassay.simulation.schedules=N} runs more.
 */
class GateSimulationTest {

    private static final int SCHEDULES = Integer.getInteger("assay.simulation.schedules", 2_000);
    private static final int MOST_TOLD = 3;

    @Test
    void noAnswerIsOneThatTheOracleForbids() {
        Long only = Long.getLong("assay.simulation.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? SCHEDULES : only;
        LongAdder ready = new LongAdder();

        List<String> found = LongStream.rangeClosed(first, last)
                .parallel()
                .mapToObj(seed -> new Schedule(seed, Mutation.NONE).run())
                .peek(schedule -> ready.add(schedule.readySteps()))
                .filter(schedule -> schedule.finding().isPresent())
                .limit(MOST_TOLD)
                .map(Schedule::toString)
                .toList();

        assertThat(found)
                .as("findings; repeat one with -Dassay.simulation.seed=N")
                .isEmpty();
        assertThat(ready.sum()).as("steps that were READY").isGreaterThan(only == null ? last * 20 : -1);
    }
}
