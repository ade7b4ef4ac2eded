package dev.assay.access;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to go once somebody signed in: nowhere but to our own pages, whatever an address says. */
public final class LocalAddress {

    private static final int LONGEST = 2_000;
    private static final String HOME = "/";

    private LocalAddress() {}

    /** The address, if it is a page of ours; else the overview. */
    public static String of(String address) {
        boolean safe = address.length() <= LONGEST
                && address.startsWith("/")
                && !address.startsWith("//")
                && !address.startsWith(PageAccess.SIGN_IN)
                && !address.startsWith(PageAccess.SIGNED_IN)
                && address.chars().allMatch(character -> character > ' ' && character < 0x7f && character != '\\');
        return safe && isPath(address) ? address : HOME;
    }

    private static boolean isPath(String address) {
        try {
            URI uri = new URI(address);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
