package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A part of the gate that could be left out without anybody noticing would not be needed: the simulation notices. */
class GateMutationTest {

    private static final int SEEDS = Integer.getInteger("assay.simulation.mutants", 400);

    @ParameterizedTest(name = "without {0}: {2}")
    @MethodSource("mutations")
    void withoutItTheGateIsWronglyReady(String part, Mutation mutation, String finding) {
        Optional<String> found = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> new Schedule(seed, mutation).run().finding())
                .flatMap(Optional::stream)
                .filter(what -> what.contains(finding))
                .findFirst();

        assertThat(found).as("what the simulation finds without '%s'", part).isPresent();
    }

    static Stream<Arguments> mutations() {
        return Stream.of(
                check(0, "imageWouldBeRefused", "was found bad"),
                check(1, "readerIsBlind", "was found bad"),
                check(2, "policyIsNotReady", "Kyverno does not apply the policy"),
                check(3, "objectIsUnreadable", "was found bad"),
                check(4, "nothingIsInScope", "there is nothing in scope"),
                check(5, "imageIsNotEvaluated", "was never evaluated"),
                check(6, "imageCouldNotBeChecked", "was found bad"),
                check(8, "imageIsExcepted", "is excepted and must not be"),
                check(9, "exceptionIsUnknown", "is excepted by nobody knows what"),
                Arguments.of("the soak", Mutation.withoutSoak(), "the policy was edited within the soak"),
                Arguments.of("the age of evidence", Mutation.withoutAge(), "was not evaluated for long"),
                Arguments.of("the end of exceptions", Mutation.withoutExpiry(), "is excepted by what has ended"));
    }

    private static Arguments check(int index, String name, String finding) {
        return Arguments.of(name, Mutation.without(index), finding);
    }
}
