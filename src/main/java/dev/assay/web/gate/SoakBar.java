package dev.assay.web.gate;

import dev.assay.gate.GateDecision.SoakProgress;
import java.time.Duration;

/** How far a soak is: {@code percent} for the bar, the same in words, and in few of them. */
public record SoakBar(int percent, String text, String brief) {

    static SoakBar of(SoakProgress soak) {
        String required = span(soak.required());
        if (soak.done()) {
            return new SoakBar(100, "All conditions have held for the soak of " + required + ".", "held " + required);
        }
        long percent =
                100 * soak.clean().toSeconds() / Math.max(1, soak.required().toSeconds());
        String clean = span(soak.clean());
        String text = clean + " of " + required;
        String how = soak.running() ? "All conditions hold: " + text + "." : "Stands still at " + text + ".";
        return new SoakBar((int) percent, how, text);
    }

    /** {@code 45 s}, {@code 12 min}, {@code 1 h 30 min}, {@code 2 d 3 h}. */
    static String span(Duration span) {
        if (span.toMinutes() == 0) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() == 0) {
            return span.toMinutes() + " min";
        }
        if (span.toDays() < 2) {
            return span.toHours() + " h" + rest(span.toMinutesPart(), " min");
        }
        return span.toDays() + " d" + rest(span.toHoursPart(), " h");
    }

    private static String rest(int number, String unit) {
        return number == 0 ? "" : " " + number + unit;
    }
}
