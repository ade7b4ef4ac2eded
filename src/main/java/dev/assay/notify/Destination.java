package dev.assay.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Where digests go. Never to an address at which a cloud tells secrets to whoever asks from the machine; the name is looked
 * up before each attempt, as what it stands for may change.
 */
record Destination(URI address) {

    private static final Set<String> SCHEMES = Set.of("https", "http");

    /** Those that are not link-local: of Azure, Alibaba, Oracle, and of AWS and Google over IPv6. */
    private static final Set<String> METADATA = Set.of(
            "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    /** How addresses of IPv6 begin that a gateway turns into the one of IPv4 at their end: NAT64, and the old form. */
    private static final Set<String> TRANSLATED = Set.of("0064ff9b0000000000000000", "000000000000000000000000");

    Destination {
        String scheme = String.valueOf(address.getScheme());
        if (!SCHEMES.contains(scheme) || address.getHost() == null) {
            // The address itself may be a secret, as those of chats are.
            throw new IllegalArgumentException("assay.notify.webhook.url must be https://host/path, or http");
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "assay.notify.webhook.url holds a user: remove it, digests are signed with the secret");
        }
    }

    /** Fails if the name stands for an address that is refused, or for none. */
    void check() throws IOException {
        String host = address.getHost().replaceAll("[\\[\\]]", "");
        for (InetAddress candidate : InetAddress.getAllByName(host)) {
            if (refused(candidate) || refused(embedded(candidate))) {
                throw new RefusedAddressException("'" + host + "' stands for " + candidate.getHostAddress()
                        + ", to which nothing is sent: name a host that receives webhooks");
            }
        }
    }

    private static boolean refused(InetAddress candidate) {
        return candidate.isLinkLocalAddress()
                || candidate.isAnyLocalAddress()
                || candidate.isMulticastAddress()
                || METADATA.contains(candidate.getHostAddress());
    }

    /** The address of IPv4 within one of IPv6 by which it can be reached; the same if there is none. */
    private static InetAddress embedded(InetAddress candidate) throws UnknownHostException {
        byte[] address = candidate.getAddress();
        if (address.length == 4 || candidate.isLoopbackAddress()) {
            return candidate;
        }
        if (TRANSLATED.contains(HexFormat.of().formatHex(address, 0, 12))) {
            return InetAddress.getByAddress(Arrays.copyOfRange(address, 12, 16));
        }
        boolean sixToFour = address[0] == 0x20 && address[1] == 0x02;
        return sixToFour ? InetAddress.getByAddress(Arrays.copyOfRange(address, 2, 6)) : candidate;
    }

    /** Trying again does not help. */
    static final class RefusedAddressException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedAddressException(String message) {
            super(message);
        }
    }
}
