package dev.assay.bench;

import dev.assay.cluster.LoadApi;
import dev.assay.observation.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the packaged service against an API server of ours, each in a process of its own, for clusters of three sizes,
 * and holds the figures against the goals. Beside them stands the floor: {@code curl} that lists the same and reads nothing.
 */
final class LiveBenchmark {

    private static final Path PACKAGED = Path.of("target/assay.jar");
    private static final Path FOLDER = Path.of("target/app").toAbsolutePath();
    private static final Path JAR = FOLDER.resolve("assay.jar");
    private static final Path OPTIONS = FOLDER.resolve("assay.options");
    private static final Path LOGS = Path.of("target/bench/live");
    private static final List<Integer> SIZES = sizes(System.getProperty("bench.pods", "1000,10000,100000"));

    /** What a real API server takes at the very least to write one object; kube-apiserver 1.20 took six times as long. */
    private static final int MICROS_PER_OBJECT = 100;

    private static final Duration EVENTS = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration TICK = Duration.ofMillis(20);

    /** An open page asks for itself again after so long. */
    private static final Duration REFRESH = Duration.ofSeconds(3);

    private static final int CLIENTS = 20;
    private static final int KINDS = Kind.values().length;
    private static final double START_SECONDS = 3;

    private final PrintStream out;
    private final Goals goals;

    LiveBenchmark(PrintStream out, Goals goals) {
        this.out = out;
        this.goals = goals;
    }

    void run() throws IOException, InterruptedException {
        if (!Files.exists(PACKAGED)) {
            throw new IOException("There is no " + PACKAGED + ": run './mvnw -q package' first");
        }
        prepare();
        Files.createDirectories(LOGS);
        for (int pods : SIZES) {
            try (Child server = Child.main(LOGS.resolve("server.log"), "-Xmx6g", LoadApi.class, String.valueOf(pods))) {
                out.printf(Locale.ROOT, "%n%,d pods and as many reports%n", pods);
                Site api = Site.at(server.line());
                measure(api, pods);
            }
        }
    }

    /** As the image has it. */
    private static void prepare() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("tools/prepare-app", PACKAGED.toString(), FOLDER.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("'tools/prepare-app' failed");
        }
    }

    private void measure(Site api, int pods) throws IOException, InterruptedException {
        Curl curl = Curl.of(api, LOGS);
        start(api, curl, "as fast as memory", 0);
        api.get("/bench/pace?micros=" + MICROS_PER_OBJECT);
        double floor = curl.seconds();
        try (Assay assay = Assay.start(api, JAR, OPTIONS, LOGS)) {
            double seconds = assay.untilComplete();
            line("first complete posture, at 100 µs per object", seconds, "s", "curl %.2f s".formatted(floor));
            goals.atMost("  s of that above 1.1 times curl", seconds - 1.1 * floor, START_SECONDS);
            line("CPU until then", assay.process().cpuSeconds(), "s", "");
            line("peak resident memory until then", assay.process().peakMegabytes(), "MB", "");
            serve(api, assay, pods);
        }
        naive(api);
    }

    private void start(Site api, Curl curl, String how, int pace) throws IOException, InterruptedException {
        api.get("/bench/pace?micros=" + pace);
        curl.seconds();
        double floor = curl.seconds();
        try (Assay assay = Assay.start(api, JAR, OPTIONS, LOGS)) {
            double seconds = assay.untilComplete();
            String beside =
                    "curl %.2f s; CPU %.1f s".formatted(floor, assay.process().cpuSeconds());
            line("first complete posture, " + how, seconds, "s", beside);
        }
    }

    private void serve(Site api, Assay assay, int pods) throws IOException, InterruptedException {
        Thread.sleep(SETTLING);
        double before = assay.process().cpuSeconds();
        api.get("/bench/events?on=1");
        Spread events = new EventLatency(assay.site()).measure(EVENTS);
        api.get("/bench/events?on=0");
        double cores = (assay.process().cpuSeconds() - before) / EVENTS.toSeconds();
        goals.atMost("event to posture at 50 events/s, p50 ms", events.median(), 20);
        goals.atMost("event to posture at 50 events/s, p99 ms", events.p99(), 250);
        line("cores busy meanwhile, with the reading", cores, "", "");
        Spread scrapes = Readers.measure(assay.site(), "/actuator/prometheus", 1, 30, TICK);
        int bytes = assay.site().get("/actuator/prometheus").length();
        line("scrape, median", scrapes.median(), "ms", "%,d bytes, p99 %.0f ms".formatted(bytes, scrapes.p99()));
        Spread pages = Readers.measure(assay.site(), "/", CLIENTS, 8, REFRESH);
        line("overview page with 20 clients, median", pages.median(), "ms", "");
        goals.atMost("overview page with 20 clients, p99 ms", pages.p99(), 200);
        images(assay.site());
        if (pods == SIZES.getLast()) {
            quietMinute(api, assay);
        }
        goals.atMost("peak resident memory, MB", assay.process().peakMegabytes(), 300);
        line("CPU in all", assay.process().cpuSeconds(), "s", "");
    }

    private void images(Site site) throws IOException, InterruptedException {
        for (String address : List.of("/images", "/images?q=app&refused=yes&sort=-evidence", "/search?q=app")) {
            Spread pages = Readers.measure(site, address, CLIENTS, 8, REFRESH);
            int bytes = site.get(address).length();
            line(address + " with 20 clients, median", pages.median(), "ms", "%,d bytes".formatted(bytes));
            goals.atMost(address + " with 20 clients, p99 ms", pages.p99(), 200);
            goals.atMost("  kB of it", bytes / 1024.0, 200);
        }
    }

    private void quietMinute(Site api, Assay assay) throws IOException, InterruptedException {
        double before = assay.process().cpuSeconds();
        api.get("/bench/requests");
        Thread.sleep(Duration.ofMinutes(1));
        List<String> requests = api.get("/bench/requests").lines().toList();
        line("CPU in a quiet minute", assay.process().cpuSeconds() - before, "s", "");
        goals.atMost("requests in a quiet minute, but for watches that begin anew", (double) count(requests), KINDS);
        requests.forEach(request -> out.println("    " + request));
    }

    private static long count(List<String> requests) {
        return requests.stream()
                .filter(request -> !request.startsWith("watch"))
                .mapToLong(request -> Long.parseLong(request.substring(request.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void naive(Site api) throws IOException, InterruptedException {
        api.get("/bench/pace?micros=0");
        try (Child naive = Child.main(LOGS.resolve("naive.log"), "-Xmx6g", NaiveInformer.class, api.address())) {
            String[] figures = naive.line(NaiveInformer.SIGN).split(" ", -1);
            line("naive informer: synced, as fast as memory", Double.parseDouble(figures[0]), "s", "");
            line("naive informer: heap", Double.parseDouble(figures[1]), "MB", figures[2] + " objects");
            line("naive informer: peak resident memory", naive.peakMegabytes(), "MB", "");
            line("naive informer: CPU", naive.cpuSeconds(), "s", "");
        }
    }

    private void line(String what, double figure, String unit, String beside) {
        out.printf(Locale.ROOT, "%-62s %,12.2f   %-8s %s%n", what, figure, unit, beside);
    }

    private static List<Integer> sizes(String list) {
        return Stream.of(list.split(",")).map(Integer::valueOf).toList();
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
