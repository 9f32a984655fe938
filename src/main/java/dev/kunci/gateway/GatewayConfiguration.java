package dev.kunci.gateway;

import dev.kunci.feed.Freshness;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.database.SidePool;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans of the gateway door, if it has a port. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("kunci.gateway-port")
class GatewayConfiguration {

    /** A few are enough: each look-up is one quick statement, and its result is cached. */
    private static final int CONNECTIONS = 6;

    /** A pool of its own, so that gateways are answered while all connections of the application are busy. */
    @Bean
    SidePool gatewayPool(DataSource database) {
        return new SidePool(database, "kunci-gateway", CONNECTIONS);
    }

    @Bean
    FactsCache gatewayCaches() {
        return new FactsCache();
    }

    @Bean
    KnownKeys gatewayKeys(SidePool pool) {
        return new KnownKeys(new KeyRows(pool));
    }

    @Bean
    AccessChecker gate(
            KeyVault vault,
            KnownKeys existing,
            FactsCache cache,
            SidePool pool,
            JsonMapper json,
            Freshness freshness,
            UsageCounts usage,
            Clock clock,
            KunciProperties properties) {
        Freshness sure = () -> freshness.current() && vault.complete();
        return new AccessChecker(
                vault,
                existing,
                cache,
                new FactsLoader(pool.jdbc(), json),
                sure,
                usage,
                clock,
                PathPolicy.of(properties));
    }

    @Bean
    WarmUpChecker gatewayRehearsal(KeyVault vault, SidePool pool, JsonMapper json, Clock clock) {
        return new WarmUpChecker(vault, pool, json, clock);
    }

    @Bean
    UsageCounts gatewayUsage(Clock clock) {
        return new UsageCounts(clock);
    }

    @Bean
    UsageWriter gatewayUsageWriter(UsageCounts usage, SidePool pool) {
        return new UsageWriter(usage, new UsageTables(pool.jdbc()));
    }
}
