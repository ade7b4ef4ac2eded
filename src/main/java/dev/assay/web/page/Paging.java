package dev.assay.web.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list a page shows. It lives in the address, so that it can be given to somebody else.
 *
 * @param number of the page shown, from 1
 * @param pages how many there are, at least 1
 * @param total how many rows there are
 * @param address of the list without the number of a page
 */
public record Paging(int number, int pages, int total, String address) {

    /** As many rows as are sent at once: more than anybody reads, and few enough to come at once. */
    public static final int ROWS = 100;

    /** The page asked for, or the nearest there is. */
    public static Paging of(int total, int asked, String address) {
        int pages = Math.max(1, (total + ROWS - 1) / ROWS);
        return new Paging(Math.clamp(asked, 1, pages), pages, total, address);
    }

    /** What the address says of the page; what is no number is the first. */
    public static int number(String asked) {
        boolean number = asked.length() <= 6 && asked.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number && !asked.isEmpty() ? Math.max(1, Integer.parseInt(asked)) : 1;
    }

    /** The rows of this page. */
    public <T> List<T> slice(List<T> rows) {
        return rows.subList(from(), Math.min(rows.size(), from() + ROWS));
    }

    /** How many rows come before this page. */
    public int from() {
        return (number - 1) * ROWS;
    }

    /** The address of this page. */
    public String here() {
        return at(number);
    }

    public boolean needed() {
        return pages > 1;
    }

    public @Nullable String previous() {
        return number > 1 ? at(number - 1) : null;
    }

    public @Nullable String next() {
        return number < pages ? at(number + 1) : null;
    }

    /** {@code 101 to 200 of 512}. */
    public String text() {
        return String.format(Locale.ROOT, "%d to %d of %d", from() + 1, Math.min(total, from() + ROWS), total);
    }

    private String at(int page) {
        if (page == 1) {
            return address;
        }
        return address + (address.contains("?") ? "&" : "?") + "page=" + page;
    }
}
