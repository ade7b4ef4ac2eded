package dev.assay.web.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many images have each verdict, as one bar; {@code text} says the same in words. */
public record VerdictBar(String text, List<Segment> segments) {

    private static final double SMALLEST_PERCENT = 1.5;

    public VerdictBar {
        segments = List.copyOf(segments);
    }

    public static VerdictBar of(Map<VerdictLabel, Integer> images) {
        Map<VerdictLabel, Integer> present = new EnumMap<>(VerdictLabel.class);
        images.forEach((verdict, count) -> {
            if (count > 0) {
                present.put(verdict, count);
            }
        });
        List<Segment> segments = segments(present);
        List<String> words = segments.stream().map(Segment::words).toList();
        return new VerdictBar(words.isEmpty() ? "no images" : String.join(", ", words), segments);
    }

    /** A share too small to see is widened, at the cost of the others: one unsigned image of 5,000 must be visible. */
    private static List<Segment> segments(Map<VerdictLabel, Integer> present) {
        double images = present.values().stream().mapToInt(Integer::intValue).sum();
        double widened = present.values().stream()
                .mapToDouble(count -> Math.max(SMALLEST_PERCENT, 100 * count / images))
                .sum();
        List<Segment> segments = new ArrayList<>();
        double x = 0;
        for (Map.Entry<VerdictLabel, Integer> entry : present.entrySet()) {
            double width = 100 * Math.max(SMALLEST_PERCENT, 100 * entry.getValue() / images) / widened;
            segments.add(Segment.of(entry.getKey(), entry.getValue(), x, width));
            x += width;
        }
        return segments;
    }

    /** One verdict's part of the bar; {@code label} is what fits into it. */
    public record Segment(VerdictLabel.Badge verdict, int images, String x, String width, String label) {

        private static Segment of(VerdictLabel verdict, int images, double x, double width) {
            VerdictLabel.Badge badge = verdict.badge();
            return new Segment(badge, images, percent(x), percent(width), label(badge.letter(), images, width));
        }

        private static String label(String letter, int images, double width) {
            String both = letter + " " + images;
            if (width >= percentFor(both)) {
                return both;
            }
            return width >= percentFor(letter) ? letter : "";
        }

        /** In a bar of 16 rem, the narrowest there is. */
        private static double percentFor(String label) {
            return 2.4 + 2.8 * label.length();
        }

        /** {@code 3 unsigned}. */
        public String words() {
            return images + " " + verdict.word().toLowerCase(Locale.ROOT);
        }

        private static String percent(double number) {
            return String.format(Locale.ROOT, "%.2f%%", number);
        }
    }
}
