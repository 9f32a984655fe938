package dev.kunci.shared.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The network of a client, for limits: its address, or the first 64 bits of an IPv6 address, because whoever has one
 * address there has them all.
 */
public final class ClientNetwork {

    private static final int HALF = 8;

    private ClientNetwork() {}

    public static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, HALF, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the same for an address in text form; empty if it is not an address */
    public static String of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException none) {
            return "";
        }
    }
}
