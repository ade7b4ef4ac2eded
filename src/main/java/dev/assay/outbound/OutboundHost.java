package dev.assay.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Says where Assay may connect to: never to an address at which a cloud tells secrets to whoever asks from the machine.
 * Private addresses and this machine are the operator's choice.
 */
public final class OutboundHost {

    /** Those that are not link-local: of Azure, Alibaba, Oracle, and of AWS and Google over IPv6. */
    private static final Set<String> METADATA = Set.of(
            "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    /** How addresses of IPv6 begin that a gateway turns into the one of IPv4 at their end: NAT64, and the old form. */
    private static final Set<String> TRANSLATED = Set.of("0064ff9b0000000000000000", "000000000000000000000000");

    private OutboundHost() {}

    /**
     * Looks a host up.
     *
     * @param host a name or an address, in brackets or not
     * @throws RefusedAddressException if the name stands for an address that is refused
     * @throws IOException if it stands for none
     */
    public static void check(String host) throws IOException {
        String name = host.replaceAll("[\\[\\]]", "");
        for (InetAddress candidate : InetAddress.getAllByName(name)) {
            if (refused(candidate) || refused(embedded(candidate))) {
                throw new RefusedAddressException(
                        "'" + name + "' stands for " + candidate.getHostAddress() + ", to which nothing is sent");
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
    public static final class RefusedAddressException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedAddressException(String message) {
            super(message);
        }
    }
}
