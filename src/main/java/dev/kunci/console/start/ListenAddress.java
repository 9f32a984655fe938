package dev.kunci.console.start;

import dev.kunci.console.system.StartRefused;
import dev.kunci.shared.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where a Kunci listens: people and programs on the port, gateways on the next one or one of their own, health and
 * metrics on the one after.
 */
public record ListenAddress(InetAddress bind, int port, int gatewayPort, boolean encrypted) {
    public static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int HIGHEST = 65_533;
    private static final int STEP = 10;

    /** @param gateways null for the next port */
    public static ListenAddress of(String bind, int port, @Nullable Integer gateways, boolean encrypted) {
        if (port < 1 || port > HIGHEST) {
            throw new StartRefused("--port must lie between 1 and " + HIGHEST + ", because Kunci takes the two ports"
                    + " after it as well.");
        }
        int gatewayPort = gateways == null ? port + 1 : gateways;
        if (gatewayPort < 1 || gatewayPort > 65_535 || gatewayPort == port || gatewayPort == port + 2) {
            throw new StartRefused(
                    "--gateway-port must lie between 1 and 65535, and be neither " + port + " nor " + (port + 2) + ".");
        }
        try {
            return new ListenAddress(InetAddress.getByName(bind), port, gatewayPort, encrypted);
        } catch (UnknownHostException e) {
            throw new StartRefused("--bind " + bind + " is not an address of this machine.", e);
        }
    }

    int healthPort() {
        return port + 2;
    }

    public boolean isLocal() {
        return bind.isLoopbackAddress();
    }

    /** Whether others can reach it, and nothing is known to protect the traffic on the way. */
    public boolean isExposed(@Nullable PublicAddress publicAddress) {
        return !isLocal() && !encrypted && (publicAddress == null || !publicAddress.isEncrypted());
    }

    public String url() {
        return url(port);
    }

    /** The URL for gateways. */
    public String gatewayUrl() {
        return url(gatewayPort);
    }

    private String url(int number) {
        String host = bind.isAnyLocalAddress() ? "localhost" : bind.getHostAddress();
        return (encrypted ? "https" : "http") + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + number;
    }

    /** @param gatewaysOnly whether the port of people and programs stays closed */
    public void checkFree(boolean gatewaysOnly) {
        if (!gatewaysOnly && !isFree(bind, port)) {
            throw taken(port, bind);
        }
        if (!isFree(bind, gatewayPort)) {
            throw taken(gatewayPort, bind);
        }
        if (!isFree(LOOPBACK, healthPort())) {
            throw taken(healthPort(), LOOPBACK);
        }
    }

    private StartRefused taken(int number, InetAddress where) {
        return new StartRefused("Port " + number + " on " + where.getHostAddress()
                + " is taken by another program: type ./kunci run --port " + other()
                + ", or stop the program that has it.");
    }

    private int other() {
        for (int candidate = port + STEP; candidate <= HIGHEST; candidate += STEP) {
            if (isFree(bind, candidate) && isFree(bind, candidate + 1) && isFree(LOOPBACK, candidate + 2)) {
                return candidate;
            }
        }
        return port + STEP;
    }

    private static boolean isFree(InetAddress where, int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(where, number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
