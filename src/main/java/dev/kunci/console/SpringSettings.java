package dev.kunci.console;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the command line decides for Spring; it outranks every other source, so that what was said is what runs. */
final class SpringSettings {
    private final Map<String, Object> values = new HashMap<>();

    SpringSettings(DatabaseAccess database, Path dataDirectory, Map<String, String> environment) {
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

    static Path keysets(Path dataDirectory, Map<String, String> environment) {
        String elsewhere = environment.get("KUNCI_KEYSETS");
        return elsewhere == null ? dataDirectory.resolve("keysets.json") : Path.of(elsewhere);
    }

    SpringSettings listen(Address address, @Nullable String trustedProxies) {
        values.put("server.address", address.bind().getHostAddress());
        values.put("server.port", address.port());
        values.put("kunci.gateway-port", address.gatewayPort());
        values.put("kunci.live", true);
        values.put("management.server.address", Address.LOOPBACK.getHostAddress());
        values.put("management.server.port", address.healthPort());
        boolean proxied = trustedProxies != null && !trustedProxies.isBlank();
        values.put("server.forward-headers-strategy", proxied ? "native" : "none");
        if (proxied) {
            values.put("server.tomcat.remoteip.internal-proxies", trustedProxies);
        }
        return this;
    }

    /** Leaves the port of people and programs shut. */
    SpringSettings gatewaysOnly() {
        values.put("server.port", -1);
        return this;
    }

    SpringSettings encrypt(Path certificate, Path key) {
        values.put("server.ssl.certificate", certificate.toUri().toString());
        values.put("server.ssl.certificate-private-key", key.toUri().toString());
        return this;
    }

    Map<String, Object> values() {
        return Map.copyOf(values);
    }
}
