package dev.kunci.console.start;

import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Checks whether the connection to the database is protected: otherwise someone in between could read it, or pretend to
 * be the database.
 */
public final class DatabaseTransport {
    private static final Set<String> CHECKED = Set.of("verify-ca", "verify-full");

    private DatabaseTransport() {}

    /** Whether it leaves this machine without TLS, or to a server whose certificate is not verified. */
    public static boolean isOpen(String url) {
        Properties parts = Driver.parseURL(url, new Properties());
        return parts != null
                && !CHECKED.contains(parts.getProperty(PGProperty.SSL_MODE.getName(), ""))
                && parts.getProperty(PGProperty.SOCKET_FACTORY.getName()) == null
                && !Arrays.stream(parts.getProperty(PGProperty.PG_HOST.getName(), "localhost")
                                .split(","))
                        .allMatch(DatabaseTransport::isHere);
    }

    private static boolean isHere(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }
}
