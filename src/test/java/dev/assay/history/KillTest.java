package dev.assay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any moment: what it said was written is there, nothing is half there. {@code -Dassay.kills=200}
 * is the long run.
 */
class KillTest {

    /** Each kill meets this many histories, each somewhere else in its work. */
    private static final int HISTORIES = Integer.getInteger("assay.histories", 10);

    private static final int KILLS = Integer.getInteger("assay.kills", 8);
    private static final long SEED = Long.getLong("assay.seed", 1);

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsThereAndNothingIsHalfThere() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Map<Integer, Long> promised = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            promised.putAll(runAndKill(random.nextInt(300)));
        }
        assertThat(promised).hasSize(HISTORIES);
        promised.forEach(this::check);
    }

    private void check(int history, long promised) {
        Path file = folder.resolve(history + ".db");
        try (Service service =
                Service.start(new FileDatabase(file, FileDatabase.MOST, Clock.systemUTC()), Clock.systemUTC())) {
            assertThat(service.state().lost()).isEmpty();
            assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.ON);
            assertThat(Scribbler.written(service)).isGreaterThanOrEqualTo(promised);
            List<Transition> transitions = service.reader()
                    .transitionsOf(Postures.place("shop", "web0", "ghcr.io/acme/app:0"), Integer.MAX_VALUE)
                    .orElseThrow();
            for (int i = 0; i + 1 < transitions.size(); i++) {
                assertThat(transitions.get(i).was())
                        .isEqualTo(transitions.get(i + 1).now().verdict());
            }
            assertThat(transitions.getLast().was()).isNull();
            assertThat(service.reader()
                            .transitions(Instant.EPOCH, Integer.MAX_VALUE)
                            .orElseThrow())
                    .hasSize(transitions.size() * 5);
        }
    }

    /** Runs it until each history was written to, and a while longer; gives what it promised last. */
    private Map<Integer, Long> runAndKill(int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scribbler.class.getName(),
                        folder.toString(),
                        Integer.toString(HISTORIES))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<Integer, Long> promised = new HashMap<>();
        try (ScheduledExecutorService executioner = Executors.newSingleThreadScheduledExecutor();
                BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            Future<Boolean> sentence = null;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length != 3 || !words[2].equals("ON")) {
                    continue;
                }
                promised.put(Integer.parseInt(words[0]), Long.parseLong(words[1]));
                if (promised.size() == HISTORIES && sentence == null) {
                    sentence = executioner.schedule(process.toHandle()::destroyForcibly, millis, TimeUnit.MILLISECONDS);
                }
            }
        }
        process.waitFor();
        return promised;
    }
}
