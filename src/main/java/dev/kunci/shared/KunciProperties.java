package dev.kunci.shared;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of one Kunci, under {@code kunci.*}.
 *
 * @param keysets the file of the keys that protect stored consumer keys and secrets; made on first start, mode 0600
 * @param singleDatabaseUser whether one database user does everything, so that triggers alone protect the record
 * @param sessionIdle after how long nobody at it ends a session of the portal
 * @param sessionLongest after how long a session of the portal ends whatever happens
 * @param apiCallsPerMinute how many calls one token or person may make on the API (Apigee: 6,000)
 * @param gatewayPort where gateways ask about keys, 0 for any free port; null for a Kunci that they cannot ask
 * @param gatewayMissesPerMinute how many keys that nobody has one gateway may ask about
 * @param lenientPaths whether gateways may let pass paths that servers read differently
 */
@ConfigurationProperties("kunci")
public record KunciProperties(
        @DefaultValue("data/keysets.json") Path keysets,
        boolean singleDatabaseUser,
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("12h") Duration sessionLongest,
        @DefaultValue("6000") int apiCallsPerMinute,
        @Nullable Integer gatewayPort,
        @DefaultValue("600") int gatewayMissesPerMinute,
        boolean lenientPaths) {}
