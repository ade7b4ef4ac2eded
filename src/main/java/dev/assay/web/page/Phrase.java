package dev.assay.web.page;

import java.util.ArrayList;
import java.util.List;

/** Words with texts of the cluster between them, which are printed as such. */
public record Phrase(List<Part> parts) {

    public Phrase {
        parts = List.copyOf(parts);
    }

    /** Some words, or some text. */
    public record Part(String text, boolean quoted) {}

    /** Words, a text of the cluster, words, and so on by turns. */
    public static Phrase of(String... byTurns) {
        List<Part> parts = new ArrayList<>();
        for (int number = 0; number < byTurns.length; number++) {
            boolean quoted = number % 2 == 1;
            String text = quoted ? VisibleText.name(byTurns[number]) : byTurns[number];
            if (!text.isEmpty()) {
                parts.add(new Part(text, quoted));
            }
        }
        return new Phrase(parts);
    }

    /** This, and another one behind it. */
    public Phrase then(Phrase other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Phrase(all);
    }

    /** Texts of the cluster with commas between. */
    public static Phrase list(List<String> texts) {
        List<Part> parts = new ArrayList<>();
        for (String text : texts) {
            if (!parts.isEmpty()) {
                parts.add(new Part(", ", false));
            }
            parts.add(new Part(VisibleText.name(text), true));
        }
        return new Phrase(parts);
    }

    /** As plain text. */
    public String plain() {
        return String.join("", parts.stream().map(Part::text).toList());
    }
}
