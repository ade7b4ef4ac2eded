package dev.assay.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/** How many requests a minute Assay answers: of one person, or where nobody signed in, of one address. Safe for many threads. */
public final class RequestRates {

    /** Behind one address there may be many people, and behind a proxy there are all. */
    private static final int PEOPLE_AT_ADDRESS = 10;

    /** A fifth of a minute's requests may come at once. */
    private static final int PARTS = 5;

    private static final int MOST_NAMES = 10_000;

    /** Whoever has one address of IPv6 has all that begin so. */
    private static final int NETWORK_BYTES = 8;

    private final Rate people;
    private final Rate addresses;
    private final Rate strangers;

    /**
     * Creates them.
     *
     * @param perMinute requests of one person
     * @param nanoTime a clock that only goes forward
     */
    public RequestRates(int perMinute, LongSupplier nanoTime) {
        people = rate(perMinute, nanoTime);
        addresses = rate(perMinute * PEOPLE_AT_ADDRESS, nanoTime);
        strangers = rate(Math.max(1, perMinute / 2), nanoTime);
    }

    /** Counts a request of somebody who signed in; says how long to wait with the next, zero if it may be answered. */
    public Duration ofPerson(String name) {
        return people.ask(name);
    }

    /** Counts a request that needs no sign-in, in the same way: ten times as many as of one person. */
    public Duration ofAddress(String address) {
        return addresses.ask(network(address));
    }

    /** Counts a request about which others are asked who it is, in the same way: half as many as of one person. */
    public Duration ofStranger(String address) {
        return strangers.ask(network(address));
    }

    private static Rate rate(int perMinute, LongSupplier nanoTime) {
        return new Rate(perMinute, Math.max(1, perMinute / PARTS), MOST_NAMES, nanoTime);
    }

    /** A proxy may pass on any text for an address, of any length: all that are none count as one. */
    private static String network(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return literal instanceof Inet6Address
                    ? HexFormat.of().formatHex(literal.getAddress(), 0, NETWORK_BYTES)
                    : literal.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
