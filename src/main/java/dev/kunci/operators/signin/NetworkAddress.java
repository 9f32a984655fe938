package dev.kunci.operators.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whom an address stands for where guesses are counted: who has one address of IPv6 has all of its network (/64), and
 * could come from another one each time.
 */
final class NetworkAddress {

    private static final int NETWORK_BYTES = 8;

    private NetworkAddress() {}

    /** @param address null where a call has none */
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
