package dev.kunci.operators.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The unit by which guesses are counted: for IPv6 the whole network (/64), because its owner could use another address
 * each time.
 */
final class NetworkAddress {

    private static final int NETWORK_BYTES = 8;

    private NetworkAddress() {}

    /** @param address null if a call has none */
    static String of(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return address == null ? "" : address;
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return literal instanceof Inet6Address
                    ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(literal.getAddress(), NETWORK_BYTES)) + "::/64"
                    : literal.getHostAddress();
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }
}
