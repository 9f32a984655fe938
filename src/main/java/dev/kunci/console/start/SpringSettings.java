package dev.kunci.console.start;

import dev.kunci.shared.PublicAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates the command line into Spring settings, which take precedence over every other source. */
public final class SpringSettings {
    /** For TLS 1.2 only suites with forward secrecy, and none with CBC. */
    private static final String SUITES = String.join(
            ",",
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final Map<String, Object> values = new HashMap<>();

    public SpringSettings(DatabaseAccess database, Path dataDirectory, Map<String, String> environment) {
        values.put("spring.datasource.url", database.url());
        values.put("spring.datasource.username", database.user());
        values.put("spring.datasource.password", database.password());
        values.put("spring.flyway.url", database.url());
        values.put("spring.flyway.user", database.ownerUser());
        values.put("spring.flyway.password", database.ownerPassword());
        values.put("spring.flyway.placeholders.appRole", database.user());
        values.put("kunci.single-database-user", database.hasSingleUser());
        values.put("kunci.keysets", keysets(dataDirectory, environment).toString());
    }

    public static Path keysets(Path dataDirectory, Map<String, String> environment) {
        String elsewhere = environment.get("KUNCI_KEYSETS");
        return elsewhere == null ? dataDirectory.resolve("keysets.json") : Path.of(elsewhere);
    }

    /** For a command, which needs one or two connections: the pool opens them on demand. */
    public SpringSettings fewConnections() {
        values.put("spring.datasource.hikari.minimum-idle", 0);
        return this;
    }

    public SpringSettings listen(ListenAddress address, @Nullable String trustedProxies) {
        values.put("server.address", address.bind().getHostAddress());
        values.put("server.port", address.port());
        values.put("kunci.gateway-port", address.gatewayPort());
        values.put("kunci.listening", address.url());
        values.put("kunci.live", true);
        values.put("management.server.address", ListenAddress.LOOPBACK.getHostAddress());
        values.put("management.server.port", address.healthPort());
        boolean proxied = trustedProxies != null && !trustedProxies.isBlank();
        values.put("server.forward-headers-strategy", proxied ? "native" : "none");
        if (proxied) {
            values.put("server.tomcat.remoteip.internal-proxies", trustedProxies);
            // Proxies do not decide the host: it is the public address.
            values.put("server.tomcat.remoteip.host-header", "");
            values.put("server.tomcat.remoteip.port-header", "");
        }
        if (address.encrypted()) {
            guardCookie();
        }
        return this;
    }

    /** @param address under which browsers and programs reach it, null for where it listens */
    public SpringSettings publicAt(@Nullable PublicAddress address) {
        if (address != null) {
            values.put("kunci.public-url", address.origin());
            if (address.isEncrypted()) {
                guardCookie();
            }
        }
        return this;
    }

    /** Browsers take a cookie of this name from this very host alone, and by TLS. */
    private void guardCookie() {
        values.put("server.servlet.session.cookie.name", "__Host-JSESSIONID");
        values.put("server.servlet.session.cookie.secure", true);
        values.put("server.servlet.session.cookie.path", "/");
    }

    /** Leaves the port of people and programs shut. */
    SpringSettings gatewaysOnly() {
        values.put("server.port", -1);
        return this;
    }

    public SpringSettings encrypt(Path certificate, Path key) {
        values.put("server.ssl.certificate", certificate.toUri().toString());
        values.put("server.ssl.certificate-private-key", key.toUri().toString());
        values.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
        values.put("server.ssl.ciphers", SUITES);
        return this;
    }

    public Map<String, Object> values() {
        return Map.copyOf(values);
    }
}
