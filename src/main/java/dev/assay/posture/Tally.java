package dev.assay.posture;

import dev.assay.verdict.Refusal;
import dev.assay.verdict.Standing;
import dev.assay.verdict.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Distinct images, counted.
 *
 * @param byVerdict how many have each verdict; every verdict is there
 * @param refused how many admission would refuse
 * @param refusedUnread how many of those Kyverno could not look at
 * @param unchecked how many Kyverno could not check, of those that are not refused anyway
 * @param unevaluated how many have no verdict, of those that are not refused anyway
 * @param excepted how many an exception or the policy leaves out, of those that are not refused anyway
 * @param unseen how many run only where admission never looks
 */
public record Tally(
        Map<Verdict, Integer> byVerdict,
        int refused,
        int refusedUnread,
        int unchecked,
        int unevaluated,
        int excepted,
        int unseen) {

    /** No image. */
    public static final Tally EMPTY = new Tally(Map.of(), 0, 0, 0, 0, 0, 0);

    public Tally {
        Map<Verdict, Integer> filled = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            filled.put(verdict, byVerdict.getOrDefault(verdict, 0));
        }
        byVerdict = Collections.unmodifiableMap(filled);
    }

    /** How many images have this verdict. */
    public int count(Verdict verdict) {
        return byVerdict.getOrDefault(verdict, 0);
    }

    /** How many images there are. */
    public int total() {
        return byVerdict.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Counts images one by one, in and out. */
    static final class Counter {

        private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        private int refused;
        private int refusedUnread;
        private int unchecked;
        private int unevaluated;
        private int excepted;
        private int unseen;

        void add(Standing image) {
            count(image, 1);
        }

        void remove(Standing image) {
            count(image, -1);
        }

        Tally tally() {
            return new Tally(counts, refused, refusedUnread, unchecked, unevaluated, excepted, unseen);
        }

        private void count(Standing image, int one) {
            counts.merge(image.verdict(), one, Integer::sum);
            if (image.refused() == Refusal.YES) {
                refused += one;
                refusedUnread += image.verdict() == Verdict.ERROR ? one : 0;
                return;
            }
            if (image.unseen()) {
                unseen += one;
                return;
            }
            switch (image.verdict()) {
                case ERROR -> unchecked += one;
                case UNEVALUATED -> unevaluated += one;
                case EXCEPTED, SKIPPED -> excepted += one;
                case UNSIGNED, UNTRUSTED, VERIFIED -> {
                    // Counted by verdict only.
                }
            }
        }
    }
}
