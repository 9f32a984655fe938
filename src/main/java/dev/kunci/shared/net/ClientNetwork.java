package dev.kunci.shared.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * By what those who come over the network are told apart: an address, or the first 64 bits of an IPv6 address, as whoever
 * has one of these has all.
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

    /** @return the same of an address as it is written; empty where it is none */
    public static String of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException none) {
            return "";
        }
    }
}
