package dev.assay.enforcement;

/** Makes text that anybody may have written fit for a status: printable, on one line, and no longer than the schema allows. */
final class BoundedText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final char CUT_OFF = '…';

    private BoundedText() {}

    static String of(String text, int longest) {
        String head = text.length() <= longest ? text : text.substring(0, longest - 1) + CUT_OFF;
        return head.codePoints()
                .map(c -> isPrintable(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
