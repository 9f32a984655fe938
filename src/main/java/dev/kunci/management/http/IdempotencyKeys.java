package dev.kunci.management.http;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.keyset.KeysetUsage;
import dev.kunci.registry.value.Level;
import dev.kunci.shared.Refusal;
import dev.kunci.vault.KeyVault;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognizes a repeated create by its idempotency key, and knows what it created. The key is stored in the same
 * transaction as what is created, or neither is.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class IdempotencyKeys {

    /** How long a key is kept. */
    public static final Duration KNOWN = KeysetUsage.IDEMPOTENCY_KEYS_KEPT;

    private static final UUID NOBODY = new UUID(0, 0);

    private static final Map<String, String> TABLES = Map.of(
            Level.DEVELOPER.code(),
            Level.DEVELOPER.table(),
            Level.APP_GROUP.code(),
            Level.APP_GROUP.table(),
            Level.APP.code(),
            Level.APP.table(),
            Level.CREDENTIAL.code(),
            Level.CREDENTIAL.table(),
            "product",
            "api_product");

    private static final String WHOSE = " organization_id = :organization and operator_id = :operator and key = :key";

    /** Waits for a concurrent call with the same key; an expired key is claimed again. */
    private static final String CLAIM = """
            insert into once_made as o (organization_id, operator_id, key, fingerprint, kind, at)
            values (:organization, :operator, :key, :fingerprint, :kind, :at)
            on conflict (organization_id, operator_id, key) do update
              set fingerprint = excluded.fingerprint, kind = excluded.kind, made_id = null, at = excluded.at
              where o.at < :old
            """;

    /** Deletes some expired keys, skipping locked ones. */
    private static final String SWEEP = """
            delete from once_made where (organization_id, operator_id, key) in
              (select organization_id, operator_id, key from once_made
               where organization_id = :organization and at < :old order by at limit 100 for update skip locked)
            """;

    private final JdbcClient jdbc;
    private final KeyVault vault;
    private final Permissions permissions;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, KeyVault vault, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.permissions = permissions;
        this.clock = clock;
    }

    private record Known(byte[] fingerprint, String kind, UUID id) {
        static Known of(ResultSet rs, int row) throws SQLException {
            return new Known(rs.getBytes("fingerprint"), rs.getString("kind"), rs.getObject("made_id", UUID.class));
        }
    }

    /**
     * Claims a key for what this transaction is about to create and then registers with {@link #made}.
     *
     * @param key chosen by the caller
     * @param call the content of the call; only a keyed hash of it is stored
     * @param kind of what is created, as in the audit log
     * @return what the same call created before; null if this is the first one, and nothing is created yet
     * @throws Refusal.Conflict if the key was used for another call, or what it created is gone
     */
    public @Nullable UUID claim(Actor actor, UUID organization, String key, String call, String kind) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Instant now = clock.instant();
        OffsetDateTime old = now.minus(KNOWN).atOffset(ZoneOffset.UTC);
        jdbc.sql(SWEEP).param("organization", organization).param("old", old).update();
        boolean first = jdbc.sql(CLAIM)
                        .param("organization", organization)
                        .param("operator", operator(actor))
                        .param("key", key)
                        .param("fingerprint", vault.hash(call))
                        .param("kind", kind)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("old", old)
                        .update()
                > 0;
        return first ? null : known(actor, organization, key, call);
    }

    /** Stores what was created under a key that this transaction has claimed. */
    public void made(Actor actor, UUID organization, String key, UUID made) {
        jdbc.sql("update once_made set made_id = :made where" + WHOSE)
                .param("made", made)
                .param("organization", organization)
                .param("operator", operator(actor))
                .param("key", key)
                .update();
    }

    private UUID known(Actor actor, UUID organization, String key, String call) {
        Known known = jdbc.sql("select fingerprint, kind, made_id from once_made where" + WHOSE)
                .param("organization", organization)
                .param("operator", operator(actor))
                .param("key", key)
                .query(Known::of)
                .single();
        if (vault.hashes(call).stream().noneMatch(hash -> MessageDigest.isEqual(hash, known.fingerprint()))) {
            throw new Refusal.Conflict("refusal.once.other");
        }
        if (!exists(organization, known)) {
            throw new Refusal.Conflict("refusal.once.gone");
        }
        return known.id();
    }

    private static UUID operator(Actor actor) {
        return Objects.requireNonNullElse(actor.operatorId(), NOBODY);
    }

    private boolean exists(UUID organization, Known known) {
        @Nullable String table = TABLES.get(known.kind());
        return table != null
                && jdbc.sql("select exists (select 1 from " + table + " where organization_id = ? and id = ?)")
                        .params(organization, known.id())
                        .query(Boolean.class)
                        .single();
    }
}
