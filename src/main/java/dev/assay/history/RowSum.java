package dev.assay.history;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The checksum of a row, for no database notices when a disk changes a letter inside of a value. */
final class RowSum {

    private RowSum() {}

    /** The checksum of these values in this order. */
    static long of(@Nullable Object... values) {
        CRC32 sum = new CRC32();
        for (Object value : values) {
            sum.update(value == null ? 0 : 1);
            sum.update(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
            sum.update(0);
        }
        return sum.getValue();
    }

    /** The same text, with what a database cannot keep replaced. */
    static String storable(String text) {
        boolean plain = text.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
        if (plain) {
            return text;
        }
        byte[] bytes = text.replace('\0', '?').getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
