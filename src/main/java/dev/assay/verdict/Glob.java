package dev.assay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with gaps that a whole message must fit: {@code *} is any text, line breaks too, and {@code {image}}, at most
 * once, is one run of characters without white space.
 *
 * <p>The first literal must open the message and the last one end it; each literal between is taken where it is found
 * first, and never looked for elsewhere. So a match reads each character at most twice, plus the length of the glob.
 */
final class Glob {

    private static final int LONGEST = 512;
    private static final String ANY = "*";
    private static final String IMAGE = "{image}";

    private final Literal opening;
    private final List<Step> steps = new ArrayList<>();

    /** A gap and the literal that ends it. */
    private record Step(boolean image, Literal literal) {}

    Glob(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "'%s' has %d characters: use 1 to %d".formatted(text, text.length(), LONGEST));
        }
        int gap = nextGap(text, 0);
        opening = new Literal(text.substring(0, gap));
        while (gap < text.length()) {
            boolean image = text.startsWith(IMAGE, gap);
            int start = gap + (image ? IMAGE.length() : ANY.length());
            gap = nextGap(text, start);
            addStep(text, image, text.substring(start, gap), gap == text.length());
        }
    }

    boolean namesImage() {
        return steps.stream().anyMatch(Step::image);
    }

    /** Present if the message fits: the image it names, or an empty text if this glob has no {@code {image}}. */
    Optional<String> match(CharSequence message) {
        int last = message.length()
                - (steps.isEmpty() ? 0 : steps.getLast().literal().length());
        if (last < opening.length() || !opening.standsAt(message, 0)) {
            return Optional.empty();
        }
        int at = opening.length();
        String image = "";
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int next = i == steps.size() - 1
                    ? ending(step, message, last)
                    : step.literal().find(message, at, last);
            if (next < 0) {
                return Optional.empty();
            }
            if (step.image()) {
                image = message.subSequence(at, next).toString();
            }
            at = next + step.literal().length();
        }
        boolean fits = at == message.length() && (image.isEmpty() ? !namesImage() : isOneWord(image));
        return fits ? Optional.of(image) : Optional.empty();
    }

    private static int ending(Step step, CharSequence message, int place) {
        return step.literal().standsAt(message, place) ? place : -1;
    }

    private void addStep(String text, boolean image, String literal, boolean closing) {
        if (literal.isEmpty() && !closing) {
            throw new IllegalArgumentException("'%s' has two gaps side by side: put text between them".formatted(text));
        }
        if (image && namesImage()) {
            throw new IllegalArgumentException("'%s' has '{image}' twice: keep one".formatted(text));
        }
        if (image && !closing && isOneWord(literal)) {
            throw new IllegalArgumentException(
                    "'%s' does not say where the image ends: put text with a space after '{image}'".formatted(text));
        }
        steps.add(new Step(image, new Literal(literal)));
    }

    private static int nextGap(String text, int from) {
        int any = text.indexOf(ANY, from);
        int image = text.indexOf(IMAGE, from);
        int first = any < 0 || image < 0 ? Math.max(any, image) : Math.min(any, image);
        return first < 0 ? text.length() : first;
    }

    private static boolean isOneWord(String text) {
        return text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
