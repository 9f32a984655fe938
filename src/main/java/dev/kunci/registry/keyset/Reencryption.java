package dev.kunci.registry.keyset;

import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import dev.kunci.shared.database.DatabaseUnavailable;
import dev.kunci.vault.KeyVault;
import dev.kunci.vault.KeysetState;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Re-encrypts what is stored under former keys, some credentials at a time. Each is stored under exactly one key at any
 * moment, and all instances find it under either.
 */
@Component
class Reencryption {

    private static final Logger LOG = LoggerFactory.getLogger(Reencryption.class);

    /** Few enough that storing a key meanwhile waits only some milliseconds. */
    static final int BATCH = 200;

    private static final String ORDER = " order by organization_id, id limit " + BATCH;

    /** An encrypted value begins with one byte and the number of its key. */
    private static final String EARLIER = """
            select organization_id, id, key_hash, key_cipher, secret_cipher from credential
            where (hash_version <> :lookup or substring(key_cipher from 2 for 4) <> decode(:values, 'hex')
              or substring(secret_cipher from 2 for 4) <> decode(:values, 'hex'))
            """;

    private static final String MOVED = """
            with moved as (select organization_id, id, decode(was, 'hex') as was, decode(becomes, 'hex') as becomes,
                decode(key_cipher, 'hex') as key_cipher, decode(secret_cipher, 'hex') as secret_cipher
              from unnest(:organizations::uuid[], :ids::uuid[], :was::text[], :becomes::text[], :keys::text[],
                :secrets::text[]) as m (organization_id, id, was, becomes, key_cipher, secret_cipher))
            """;

    private static final List<String> STEPS = List.of("""
            insert into consumer_key (organization_id, key_hash, hash_version, key_id, last_status, ends_at)
            select k.organization_id, m.becomes, :lookup, k.key_id, k.last_status, k.ends_at
            from moved m join consumer_key k on k.organization_id = m.organization_id and k.key_hash = m.was
            where m.was <> m.becomes
            on conflict (organization_id, key_hash) do update set key_id = excluded.key_id,
              ends_at = least(consumer_key.ends_at, excluded.ends_at)
            """, """
            update credential c set key_hash = m.becomes, hash_version = :lookup, key_cipher = m.key_cipher,
              secret_cipher = m.secret_cipher
            from moved m where c.organization_id = m.organization_id and c.id = m.id
            """, """
            insert into revoked_grant (organization_id, key_hash, product_name)
            select r.organization_id, m.becomes, r.product_name
            from moved m join revoked_grant r on r.organization_id = m.organization_id and r.key_hash = m.was
            where m.was <> m.becomes on conflict do nothing
            """, """
            delete from revoked_grant r using moved m
            where r.organization_id = m.organization_id and r.key_hash = m.was and m.was <> m.becomes
            """, """
            delete from consumer_key k using moved m
            where k.organization_id = m.organization_id and k.key_hash = m.was and m.was <> m.becomes
            """);

    private final JdbcClient jdbc;
    private final KeysetTable table;
    private final KeyVault vault;
    private final Feed feed;
    private final TransactionTemplate transaction;
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();

    Reencryption(
            JdbcClient jdbc, KeysetTable table, KeyVault vault, Feed feed, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.vault = vault;
        this.feed = feed;
        this.transaction = new TransactionTemplate(transactions);
    }

    enum Outcome {
        /** There may be more. */
        MOVED,
        /** Another instance is working on it, or stores keys at this moment. */
        BUSY,
        /** A whole pass has found nothing more. */
        NOTHING_LEFT
    }

    private record Stored(UUID organization, UUID id, byte[] hash, byte[] key, byte[] secret) {}

    private record Moved(Stored was, KeyVault.Sealed becomes) {}

    Outcome batch(KeysetState state) {
        KeysetState.@Nullable Last from = state.last();
        List<Stored> candidates = candidates(state, from);
        if (candidates.isEmpty() && from == null) {
            return Outcome.NOTHING_LEFT;
        }
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> move(state, candidates)))
                    ? Outcome.MOVED
                    : Outcome.BUSY;
        } catch (RuntimeException held) {
            if (DatabaseUnavailable.locked(held)) {
                return Outcome.BUSY;
            }
            throw held;
        }
    }

    /** Searched without a lock, because it may take long to find that there are none. */
    private List<Stored> candidates(KeysetState state, KeysetState.@Nullable Last from) {
        JdbcClient.StatementSpec query = from == null
                ? jdbc.sql(EARLIER + ORDER)
                : jdbc.sql(EARLIER + " and (organization_id, id) > (:organization, :id)" + ORDER)
                        .param("organization", from.organization())
                        .param("id", from.credential());
        return stored(query, state);
    }

    private List<Stored> stored(JdbcClient.StatementSpec query, KeysetState state) {
        return query.param("lookup", state.lookup())
                .param("values", HexFormat.of().toHexDigits((int) state.values()))
                .query((rs, n) -> new Stored(
                        rs.getObject("organization_id", UUID.class),
                        rs.getObject("id", UUID.class),
                        rs.getBytes("key_hash"),
                        rs.getBytes("key_cipher"),
                        rs.getBytes("secret_cipher")))
                .list();
    }

    /** @return whether it made progress: it had the keysets for itself, and not everything was locked by others */
    private boolean move(KeysetState state, List<Stored> candidates) {
        jdbc.sql("set local lock_timeout = '200ms'").update();
        KeysetState now = table.state("for update").orElseThrow();
        if (!now.sameKeys(state) || now.resealed() || !state.samePlace(now)) {
            return false;
        }
        vault.adopt(now);
        List<Moved> moved = new ArrayList<>();
        for (Stored one : locked(state, candidates)) {
            try {
                KeyVault.Pair pair = vault.open(one.id(), one.key(), one.secret());
                moved.add(new Moved(one, vault.seal(one.id(), pair)));
            } catch (IllegalStateException sealedOtherwise) {
                if (told.add(one.id())) {
                    LOG.error(
                            "The credential {} cannot be opened with any key that is here; it stays as it is",
                            one.id());
                }
            }
        }
        STEPS.forEach(step -> run(step, state, moved));
        @Nullable Stored last = candidates.isEmpty() ? null : candidates.getLast();
        table.moved(last == null ? null : new KeysetState.Last(last.organization(), last.id()), moved.size());
        if (!moved.isEmpty()) {
            feed.publish(moved.stream()
                    .map(one -> new Change(
                            one.was().organization(), "credential", one.was().id()))
                    .toList());
        }
        return !moved.isEmpty() || candidates.isEmpty();
    }

    /** What someone decides on or deletes at this moment is left for the next pass. */
    private List<Stored> locked(KeysetState state, List<Stored> candidates) {
        return stored(
                jdbc.sql(EARLIER + " and (organization_id, id) in (select * from unnest(:organizations::uuid[],"
                                + " :ids::uuid[])) order by organization_id, id for update skip locked")
                        .param("organizations", texts(candidates, one -> one.organization()
                                .toString()))
                        .param("ids", texts(candidates, one -> one.id().toString())),
                state);
    }

    private void run(String step, KeysetState state, List<Moved> moved) {
        HexFormat hex = HexFormat.of();
        jdbc.sql(MOVED + step)
                .param(
                        "organizations",
                        texts(moved, one -> one.was().organization().toString()))
                .param("ids", texts(moved, one -> one.was().id().toString()))
                .param("was", texts(moved, one -> hex.formatHex(one.was().hash())))
                .param(
                        "becomes",
                        texts(moved, one -> hex.formatHex(one.becomes().keyHash())))
                .param("keys", texts(moved, one -> hex.formatHex(one.becomes().keyCipher())))
                .param(
                        "secrets",
                        texts(moved, one -> hex.formatHex(one.becomes().secretCipher())))
                .param("lookup", state.lookup())
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
