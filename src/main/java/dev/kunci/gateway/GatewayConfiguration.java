package dev.kunci.gateway;

import dev.kunci.feed.Freshness;
import dev.kunci.registry.KeyVault;
import dev.kunci.registry.PathPolicy;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.database.SidePool;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The traffic's door, where it has a port. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("kunci.gateway-port")
class GatewayConfiguration {

    /** Few suffice: each look-up is one quick statement, and what was looked up is remembered. */
    private static final int CONNECTIONS = 6;

    /** So that gateways are answered while all of the application's connections wait for something. */
    @Bean
    SidePool gatewayPool(DataSource database) {
        return new SidePool(database, "kunci-gateway", CONNECTIONS);
    }

    @Bean
    Caches gatewayCaches() {
        return new Caches();
    }

    @Bean
    KnownKeys gatewayKeys(SidePool pool) {
        return new KnownKeys(new KeyRows(pool));
    }

    @Bean
    Gate gate(
            KeyVault vault,
            KnownKeys existing,
            Caches caches,
            SidePool pool,
            JsonMapper json,
            Freshness freshness,
            Usage usage,
            Clock clock,
            KunciProperties properties) {
        Freshness sure = () -> freshness.current() && vault.complete();
        return new Gate(
                vault, existing, caches, new Reading(pool.jdbc(), json), sure, usage, clock, PathPolicy.of(properties));
    }

    @Bean
    Rehearsal gatewayRehearsal(KeyVault vault, SidePool pool, JsonMapper json, Clock clock) {
        return new Rehearsal(vault, pool, json, clock);
    }

    @Bean
    Usage gatewayUsage(Clock clock) {
        return new Usage(clock);
    }

    @Bean
    UsageWriter gatewayUsageWriter(Usage usage, SidePool pool) {
        return new UsageWriter(usage, new UsageTables(pool.jdbc()));
    }
}
