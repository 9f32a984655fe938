package dev.kunci.gateway;

import dev.kunci.registry.KeyVault;
import dev.kunci.registry.PathPolicy;
import dev.kunci.registry.ProductOpening;
import dev.kunci.registry.Status;
import dev.kunci.shared.database.SidePool;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gate to be walked through before anybody asks, as the first walk is a slow one. It reads as the real one does, finds
 * no such organization, and lets a made-up key pass all the same. Nothing of it is kept or counted where it matters.
 */
public final class Rehearsal {

    private final Gate gate;

    Rehearsal(KeyVault vault, SidePool pool, JsonMapper json, Clock clock) {
        KnownKeys none = new KnownKeys(new KeyRows(pool));
        gate = new Gate(
                vault,
                none,
                new Caches(),
                new MadeUp(pool.jdbc(), json),
                () -> true,
                new Usage(clock),
                clock,
                PathPolicy.STRICT);
    }

    public Gate gate() {
        return gate;
    }

    private static final class MadeUp extends Reading {

        private final UUID organization = UUID.randomUUID();

        MadeUp(JdbcClient jdbc, JsonMapper json) {
            super(jdbc, json);
        }

        @Override
        Facts of(String name, List<byte[]> hashes) {
            Facts facts = super.of(name, hashes);
            Instant since = Instant.EPOCH;
            UUID key = UUID.randomUUID();
            UUID app = UUID.randomUUID();
            UUID owner = UUID.randomUUID();
            UUID grant = UUID.randomUUID();
            UUID product = UUID.randomUUID();
            ProductOpening everything = ProductOpening.of(List.of(), List.of(), List.of(), null);
            facts.organizations().put(name, organization);
            facts.ids().put(KeyHash.of(organization, hashes.getFirst()), key);
            facts.keys()
                    .put(
                            key,
                            new Facts.Key(key, app, true, since, null, List.of(grant), new LastUse(organization, key)));
            facts.apps().put(app, new Facts.App(app, owner, "rehearsal", true, since));
            facts.owners().put(owner, new Facts.Owner("rehearsal", false, true, since));
            facts.grants().put(grant, new Facts.Grant(product, Status.APPROVED, since));
            facts.products().put(product, new Facts.Product("rehearsal", Set.of(), everything));
            return facts;
        }
    }
}
