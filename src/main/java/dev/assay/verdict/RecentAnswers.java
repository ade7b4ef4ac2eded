package dev.assay.verdict;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a function answered of late. An answer takes the place of an earlier one, so this never grows. Not for
 * several threads.
 */
public final class RecentAnswers<Q, A> {

    private final Function<Q, A> function;
    private final @Nullable Answer<Q, A>[] answers;

    /** Remembers at most so many answers. */
    // Java creates no arrays of a generic type
    @SuppressWarnings({"unchecked", "rawtypes"})
    public RecentAnswers(int places, Function<Q, A> function) {
        this.function = function;
        this.answers = new Answer[places];
    }

    /** The answer, new or remembered. */
    public A to(Q question) {
        int hash = question.hashCode();
        int place = Math.floorMod(hash ^ (hash >>> 16), answers.length);
        Answer<Q, A> known = answers[place];
        if (known != null && known.question.equals(question)) {
            return known.answer;
        }
        A answer = function.apply(question);
        answers[place] = new Answer<>(question, answer);
        return answer;
    }

    private record Answer<Q, A>(Q question, A answer) {}
}
