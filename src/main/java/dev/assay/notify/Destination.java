package dev.assay.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Set;

/**
 * Where digests go. Never to an address at which a cloud tells secrets to whoever asks from the machine; the name is looked
 * up before each attempt, as what it stands for may change.
 */
record Destination(URI address) {

    private static final Set<String> SCHEMES = Set.of("https", "http");

    /** Those that are not link-local: of Azure, Alibaba, Oracle and of AWS over IPv6. */
    private static final Set<String> METADATA =
            Set.of("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

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
            if (refused(candidate)) {
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

    /** Trying again does not help. */
    static final class RefusedAddressException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedAddressException(String message) {
            super(message);
        }
    }
}
