package dev.assay.fuzz;

/** What must hold for every input. */
public final class Law {

    private Law() {}

    /** Fails the target unless it holds. */
    public static void holds(boolean holds, String law, Object about) {
        if (!holds) {
            throw new AssertionError(law + ": " + shown(String.valueOf(about)));
        }
    }

    /** Fails the target unless both are the same. */
    public static void same(Object expected, Object actual, String law) {
        holds(expected.equals(actual), law, shown(String.valueOf(expected)) + " became " + actual);
    }

    /** Whether nothing in a text moves, hides, reorders or breaks what stands around it. */
    public static boolean inert(String text) {
        return text.codePoints().noneMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    private static String shown(String text) {
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }
}
