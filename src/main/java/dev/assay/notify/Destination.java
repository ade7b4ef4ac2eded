package dev.assay.notify;

import dev.assay.outbound.OutboundHost;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Where digests go. Never to an address at which a cloud tells secrets to whoever asks from the machine; the name is looked
 * up before each attempt, as what it stands for may change.
 */
record Destination(URI address) {

    private static final Set<String> SCHEMES = Set.of("https", "http");

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
        OutboundHost.check(address.getHost());
    }
}
