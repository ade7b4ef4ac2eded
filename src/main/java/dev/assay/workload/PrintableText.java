package dev.assay.workload;

/** Text from outside, made short and safe to show: capped, and without characters that move or hide others. */
final class PrintableText {

    private static final int LONGEST = 512;
    private static final char REPLACEMENT = '\uFFFD';
    private static final char CUT_OFF = '…';

    private PrintableText() {}

    static String of(String text) {
        String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + CUT_OFF;
        if (head.codePoints().allMatch(PrintableText::isPrintable)) {
            return head;
        }
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
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
