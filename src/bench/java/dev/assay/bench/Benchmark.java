package dev.assay.bench;

import dev.assay.cluster.ClusterRun;
import dev.assay.cluster.ClusterRun.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Measures what observations cost on their way through projection, index and publish, for clusters of three sizes, and
 * holds the figures against the goals. Ends with status 1 if one is missed.
 */
public final class Benchmark {

    private static final double GOAL_PER_SECOND = 20_000;
    private static final double GOAL_RATIO = 1.5;
    private static final double GOAL_BYTES = 1_536;
    private static final int PODS_PER_NAMESPACE = 200;
    private static final int WARM_UP_PODS = 5_000;
    private static final int LARGEST = 100_000;
    private static final int ROUNDS = 3;

    private final PrintStream out;
    private final Goals goals;

    private Benchmark(PrintStream out, Goals goals) {
        this.out = out;
        this.goals = goals;
    }

    /** Measures: {@code core} this, {@code live} the packaged service, see {@link LiveBenchmark}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Goals goals = new Goals(System.out);
        switch (arguments[0]) {
            case "core" -> new Benchmark(System.out, goals).run();
            case "live" -> new LiveBenchmark(System.out, goals).run();
            default -> throw new IllegalArgumentException("'" + arguments[0] + "' is neither 'core' nor 'live'");
        }
        System.exit(goals.missed() ? 1 : 0);
    }

    private void run() {
        out.println("warming up");
        for (int round = 0; round < ROUNDS; round++) {
            ClusterRun.of(WARM_UP_PODS, WARM_UP_PODS / PODS_PER_NAMESPACE);
        }
        out.println(
                "Core time of one core; JSON is parsed beforehand and counted apart. first load: everything once;"
                        + " churn: one background scan of all pods, with its EphemeralReports, and a tenth of the pods replaced.");
        out.printf(
                "%-28s %14s %14s %14s %14s%n",
                "pods and reports", "first load/s", "churn/s", "JSON alone/s", "bytes retained");
        List<Result> medians = new ArrayList<>();
        for (int pods : new int[] {1_000, 10_000, LARGEST}) {
            Result median = median(pods, Math.max(1, pods / PODS_PER_NAMESPACE));
            print(pods + " in " + Math.max(1, pods / PODS_PER_NAMESPACE) + " namespaces", median, pods);
            medians.add(median);
        }
        print("5000 in 1 namespace", median(WARM_UP_PODS, 1), WARM_UP_PODS);
        judge(medians.getFirst(), medians.getLast());
    }

    private static Result median(int pods, int namespaces) {
        List<Result> results = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            results.add(ClusterRun.of(pods, namespaces));
        }
        results.sort(Comparator.comparingDouble(result -> micros(result)));
        return results.get(ROUNDS / 2);
    }

    private static double micros(Result result) {
        return result.firstLoad().plus(result.churn()).microsPerEvent();
    }

    private void print(String what, Result result, int pods) {
        out.printf(
                Locale.ROOT,
                "%-28s %,14.0f %,14.0f %,14.0f %,14d%n",
                what,
                result.firstLoad().perSecond(),
                result.churn().perSecond(),
                result.parsing().perSecond(),
                result.retainedBytes() / pods);
    }

    private void judge(Result smallest, Result largest) {
        double perSecond = largest.firstLoad().plus(largest.churn()).perSecond();
        double ratio = micros(largest) / micros(smallest);
        double bytes = (double) largest.retainedBytes() / LARGEST;
        goals.atLeast("observations per second of one core at 100k", perSecond, GOAL_PER_SECOND);
        goals.atMost("cost per event, 100k against 1k", ratio, GOAL_RATIO);
        goals.atMost("bytes retained per report and pod at 100k", bytes, GOAL_BYTES);
    }
}
