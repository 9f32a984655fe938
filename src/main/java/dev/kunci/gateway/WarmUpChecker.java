package dev.kunci.gateway;

import dev.kunci.registry.access.CallScope;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.path.ProductScope;
import dev.kunci.registry.value.Status;
import dev.kunci.shared.database.SidePool;
import dev.kunci.vault.KeyVault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * An access checker for warming up before the gateway port opens, because the first calls are slow. It reads as the
 * real one does, finds no such organization, and lets an invented key pass all the same. Nothing of it is cached or
 * counted where it matters.
 */
public final class WarmUpChecker {

    private final AccessChecker checker;

    WarmUpChecker(KeyVault vault, SidePool pool, JsonMapper json, Clock clock) {
        KnownKeys none = new KnownKeys(new KeyRows(pool));
        checker = new AccessChecker(
                vault,
                none,
                new FactsCache(),
                new MadeUp(pool.jdbc(), json),
                () -> true,
                new UsageCounts(clock),
                clock,
                PathPolicy.STRICT);
    }

    public AccessChecker gate() {
        return checker;
    }

    private static final class MadeUp extends FactsLoader {

        private final UUID organization = UUID.randomUUID();

        MadeUp(JdbcClient jdbc, JsonMapper json) {
            super(jdbc, json);
        }

        @Override
        AccessFacts of(String name, List<byte[]> hashes) {
            AccessFacts facts = super.of(name, hashes);
            Instant since = Instant.EPOCH;
            UUID key = UUID.randomUUID();
            UUID app = UUID.randomUUID();
            UUID owner = UUID.randomUUID();
            UUID grant = UUID.randomUUID();
            UUID product = UUID.randomUUID();
            CallScope everything = new CallScope(List.of(), ProductScope.of(List.of(), List.of(), List.of(), null));
            facts.organizations().put(name, organization);
            facts.ids().put(KeyHash.of(organization, hashes.getFirst()), key);
            facts.keys()
                    .put(
                            key,
                            new AccessFacts.Key(
                                    key, app, true, since, null, List.of(grant), new LastUse(organization, key)));
            facts.apps().put(app, new AccessFacts.App(app, owner, "rehearsal", true, since));
            facts.owners().put(owner, new AccessFacts.Owner("rehearsal", false, true, since));
            facts.grants().put(grant, new AccessFacts.Grant(product, Status.APPROVED, since));
            facts.products().put(product, new AccessFacts.Product("rehearsal", everything));
            return facts;
        }
    }
}
