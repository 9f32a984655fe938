package dev.kunci.gateway;

import dev.kunci.registry.path.PathPolicy;
import dev.kunci.shared.database.SidePool;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/** A checker with empty caches, for tests in other packages. */
public final class FreshChecker {

    private FreshChecker() {}

    public static AccessChecker of(KeyVault vault, SidePool pool, JsonMapper json, Clock clock) {
        return new AccessChecker(
                vault,
                new KnownKeys(new KeyRows(pool)),
                new FactsCache(),
                new FactsLoader(pool.jdbc(), json),
                () -> true,
                new UsageCounts(clock),
                clock,
                PathPolicy.STRICT);
    }
}
