package dev.assay.signin;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What only this machine reaches. */
final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Loopback() {}

    /** Whether a host in an address means this machine, whatever a name server says. */
    static boolean named(String host) {
        return NAMES.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Whether a server bound to this address answers this machine only; null is every address. */
    static boolean bound(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
