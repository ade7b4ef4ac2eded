package dev.assay.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Holds figures against goals and remembers whether all were met. */
final class Goals {

    private final PrintStream out;
    private boolean missed;

    Goals(PrintStream out) {
        this.out = out;
    }

    boolean missed() {
        return missed;
    }

    void atLeast(String what, double figure, double goal) {
        print(what, figure, figure >= goal, "at least", goal);
    }

    void atMost(String what, double figure, double goal) {
        print(what, figure, figure <= goal, "at most", goal);
    }

    private void print(String what, double figure, boolean met, String how, double goal) {
        missed |= !met;
        out.printf(Locale.ROOT, "%-62s %,12.2f   %-8s %,9.1f  %s%n", what, figure, how, goal, met ? "ok" : "MISSED");
    }
}
