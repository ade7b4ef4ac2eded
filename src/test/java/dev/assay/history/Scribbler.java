package dev.assay.history;

import static dev.assay.history.Postures.namespace;

import dev.assay.gate.GateKey;
import dev.assay.gate.Soak;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes to several histories without end, and prints what is written for good. Made to be killed. */
final class Scribbler {

    private static final String[] VERDICTS = {"VERIFIED", "UNSIGNED"};

    private Scribbler() {}

    public static void main(String[] arguments) {
        int histories = Integer.parseInt(arguments[1]);
        for (int history = 0; history < histories; history++) {
            int number = history;
            Thread.ofPlatform().start(() -> scribble(Path.of(arguments[0], number + ".db"), number));
        }
    }

    /** The soak that says that this many postures were written. */
    static Soak soak(long written) {
        GateKey gate = new GateKey(Postures.POLICY, "shop");
        return new Soak(gate, "uid 1", Duration.ofSeconds(written), Instant.ofEpochSecond(written));
    }

    /** How many postures were written when this was. */
    static long written(Service service) {
        List<Soak> soaks = service.soaks().recall().soaks();
        return soaks.isEmpty() ? 0 : soaks.getFirst().clean().toSeconds();
    }

    private static void scribble(Path file, int history) {
        try (Service service =
                Service.start(new FileDatabase(file, FileDatabase.MOST, Clock.systemUTC()), Clock.systemUTC())) {
            for (long next = written(service) + 1; next < Long.MAX_VALUE; next++) {
                service.soaks().remember(List.of(soak(next)));
                service.publish(Postures.of(namespace("shop", places(VERDICTS[(int) (next % 2)]))));
                System.out.println(history + " " + next + " " + service.state().phase());
            }
        }
    }

    private static String[] places(String verdict) {
        String[] places = new String[5];
        for (int i = 0; i < places.length; i++) {
            places[i] = "web" + i + " ghcr.io/acme/app:" + i + " " + verdict;
        }
        return places;
    }
}
