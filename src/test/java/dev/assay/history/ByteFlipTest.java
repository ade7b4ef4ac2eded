package dev.assay.history;

import static dev.assay.history.Postures.NOW;
import static dev.assay.history.Postures.POLICY;
import static dev.assay.history.Postures.namespace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gate.GateKey;
import dev.assay.gate.Soak;
import dev.assay.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that changes bytes: what is read afterwards is what was written, or is said to be missing. */
class ByteFlipTest {

    private static final int PLACES = 40;
    private static final int RUNS = Integer.getInteger("assay.flips", 60);
    private static final long SEED = Long.getLong("assay.seed", 1);

    @TempDir
    private Path folder;

    @Test
    void whatIsReadIsWhatWasWrittenOrIsSaidToBeMissing() throws IOException {
        Path healthy = folder.resolve("healthy.db");
        Set<Object> written = write(healthy);
        byte[] bytes = Files.readAllBytes(healthy);
        for (int run = 0; run < RUNS; run++) {
            long seed = SEED + run;
            Path file = Files.createDirectory(folder.resolve("run" + seed)).resolve("history.db");
            Files.write(file, damaged(bytes, new Random(seed)));
            try (Service service = Service.start(database(file), Clock.fixed(NOW, ZoneOffset.UTC))) {
                Set<Object> read = all(service);
                HistoryState state = service.state();

                assertThat(written).as("seed %s, %s", seed, state).containsAll(read);
                if (!read.equals(written)) {
                    assertThat(state.lost() + state.reason())
                            .as("what seed %s lost: %s of %s were read", seed, read.size(), written.size())
                            .isNotBlank();
                }
                service.publish(Postures.of(namespace("shop", places(PLACES, "VERIFIED"))));
                service.rounds(3);
                assertThat(service.state().phase())
                        .as("seed %s, %s", seed, service.state())
                        .isIn(HistoryState.Phase.ON, newer(service));
            }
        }
    }

    /** A changed digit of the form's number looks like a newer form, which is left alone. */
    private static HistoryState.Phase newer(Service service) {
        boolean newer = service.state().reason().contains("it was written by a newer Assay")
                || service.state().reason().contains("it is of another cluster");
        return newer ? HistoryState.Phase.DEGRADED : HistoryState.Phase.ON;
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        int flips = 1 + random.nextInt(8);
        for (int flip = 0; flip < flips; flip++) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return damaged;
    }

    private static Set<Object> write(Path file) {
        try (Service service = Service.start(database(file), Clock.fixed(NOW, ZoneOffset.UTC))) {
            service.publish(Postures.withPolicy());
            for (int i = 0; i < PLACES; i++) {
                service.hear(Reports.event(NOW.getEpochSecond() - i, Reports.unsigned("ghcr.io/acme/app:" + i)));
            }
            service.rounds(1);
            service.soaks().remember(List.of(soak("shop"), soak("bank")));
            service.publish(Postures.of(
                    namespace("shop", places(PLACES, "VERIFIED")), namespace("bank", places(9, "UNSIGNED"))));
            service.publish(Postures.of(namespace("shop", places(PLACES, "VERIFIED"))));
        }
        try (Service service = Service.start(database(file), Clock.fixed(NOW, ZoneOffset.UTC))) {
            Set<Object> all = all(service);
            assertThat(all.size()).isEqualTo(PLACES + 9 + PLACES + 9 + PLACES + 2 + 2);
            return all;
        }
    }

    private static Set<Object> all(Service service) {
        Set<Object> all = new HashSet<>(service.recalled());
        HistoryReader reader = service.reader();
        reader.transitions(Instant.EPOCH, 1_000).ifPresent(all::addAll);
        reader.gone(Instant.EPOCH, 1_000).ifPresent(all::addAll);
        for (int i = 0; i < PLACES; i++) {
            reader.placesOf("shop", "ghcr.io/acme/app:" + i).ifPresent(all::addAll);
        }
        reader.tallies("shop", LocalDate.EPOCH).ifPresent(all::addAll);
        reader.tallies("bank", LocalDate.EPOCH).ifPresent(all::addAll);
        all.addAll(service.soaks().recall().soaks());
        service.rounds(1);
        return all;
    }

    private static Soak soak(String namespace) {
        return new Soak(new GateKey(POLICY, namespace), "uid 1", Duration.ofMinutes(9), NOW);
    }

    private static String[] places(int count, String verdict) {
        return IntStream.range(0, count)
                .mapToObj(i -> "web" + i + " ghcr.io/acme/app:" + i + " " + verdict)
                .toArray(String[]::new);
    }

    private static FileDatabase database(Path file) {
        return new FileDatabase(file, FileDatabase.MOST, Clock.systemUTC());
    }
}
