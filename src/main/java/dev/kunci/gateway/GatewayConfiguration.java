package dev.kunci.gateway;

import dev.kunci.feed.Freshness;
import dev.kunci.registry.KeyVault;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The traffic's door, where it has a port. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("kunci.gateway-port")
class GatewayConfiguration {

    @Bean
    Caches gatewayCaches() {
        return new Caches();
    }

    @Bean
    Gate gate(
            KeyVault vault,
            Caches caches,
            JdbcClient jdbc,
            JsonMapper json,
            Freshness freshness,
            Usage usage,
            Clock clock) {
        return new Gate(vault, caches, new Reading(jdbc, json), freshness, usage, clock);
    }

    @Bean
    Rehearsal gatewayRehearsal(KeyVault vault, JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new Rehearsal(vault, jdbc, json, clock);
    }

    @Bean
    Usage gatewayUsage(Clock clock) {
        return new Usage(clock);
    }

    @Bean
    UsageWriter gatewayUsageWriter(Usage usage, JdbcClient jdbc) {
        return new UsageWriter(usage, new UsageTables(jdbc));
    }
}
