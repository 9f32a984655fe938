package dev.kunci.shared;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of one Kunci, under {@code kunci.*}.
 *
 * @param keysets the file of the keys that protect stored consumer keys and secrets; created on first start, mode 0600
 * @param singleDatabaseUser whether one database user does everything, so that triggers alone protect the audit log
 * @param sessionIdle after how long without activity a session of the portal ends
 * @param sessionLongest after how long a session of the portal ends in any case
 * @param apiCallsPerMinute how many API calls one token or person may make (Apigee: 6,000)
 * @param gatewayPort where gateways ask about keys, 0 for any free port; null for no gateway port
 * @param gatewayMissesPerMinute how many unknown keys one gateway may ask about
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
