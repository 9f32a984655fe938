package dev.kunci.registry.key;

import dev.kunci.registry.value.Status;
import dev.kunci.shared.Refusal;
import dev.kunci.vault.KeyVault;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps consumer keys unique in their organization for ever, including deleted ones. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ConsumerKeys {

    /** Shut under either hash means shut, and the earlier end counts. */
    private static final String MERGE = """
            with was as (delete from consumer_key where organization_id = :organization and key_hash = :was
              returning last_status, ends_at)
            update consumer_key k set ends_at = least(k.ends_at, was.ends_at),
              last_status = case when 'revoked' in (k.last_status, was.last_status) then 'revoked'
                else coalesce(was.last_status, k.last_status) end
            from was where k.organization_id = :organization and k.key_hash = :becomes
            """;

    private final JdbcClient jdbc;
    private final KeyVault vault;

    ConsumerKeys(JdbcClient jdbc, KeyVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * What is known about a former key of this value.
     *
     * @param first approved, or the status of a deleted key of this value
     * @param end until when a leaked key may be used; null if it has not leaked
     */
    record Reserved(Status first, @Nullable Instant end) {

        /** The earlier of its end and the requested one, null for never. */
        @Nullable
        Instant earlier(@Nullable Instant wanted) {
            return end != null && (wanted == null || wanted.isAfter(end)) ? end : wanted;
        }
    }

    /**
     * Reserves a key for a credential, together with what is known about it under former keys of the keyset.
     *
     * @throws Refusal.Conflict if a credential of this organization has the key
     */
    Reserved reserve(UUID organization, UUID credential, String consumerKey) {
        List<byte[]> hashes = vault.hashes(consumerKey);
        byte[] current = vault.hash(consumerKey);
        boolean used = jdbc.sql("select exists (select 1 from credential"
                        + " where organization_id = :organization and key_hash in (:hashes))")
                .param("organization", organization)
                .param("hashes", hashes)
                .query(Boolean.class)
                .single();
        if (used) {
            throw new Refusal.Conflict("refusal.key.taken", KeyVault.hint(consumerKey));
        }
        jdbc.sql("insert into consumer_key (organization_id, key_hash, hash_version, key_id) values (?, ?, ?, ?)"
                        + " on conflict (organization_id, key_hash) do update set key_id = excluded.key_id")
                .params(organization, current, vault.version(), credential)
                .update();
        for (byte[] was : hashes) {
            if (!Arrays.equals(was, current)) {
                jdbc.sql(RevokedGrants.carry("select :was::bytea as was, :becomes::bytea as becomes"))
                        .param("organization", organization)
                        .param("was", was)
                        .param("becomes", current)
                        .update();
                jdbc.sql("delete from revoked_grant where organization_id = ? and key_hash = ?")
                        .params(organization, was)
                        .update();
                jdbc.sql(MERGE)
                        .param("organization", organization)
                        .param("was", was)
                        .param("becomes", current)
                        .update();
            }
        }
        return jdbc.sql("select last_status, ends_at from consumer_key where organization_id = ? and key_hash = ?")
                .params(organization, current)
                .query((rs, n) -> {
                    OffsetDateTime end = rs.getObject("ends_at", OffsetDateTime.class);
                    boolean revoked = Status.REVOKED.code().equals(rs.getString("last_status"));
                    return new Reserved(
                            revoked ? Status.REVOKED : Status.APPROVED, end == null ? null : end.toInstant());
                })
                .single();
    }

    /** Until when a leaked key may be used, null if it has not leaked. */
    @Nullable
    Instant end(UUID organization, byte[] hash) {
        return jdbc.sql("select ends_at from consumer_key where organization_id = ? and key_hash = ?"
                        + " and ends_at is not null")
                .params(organization, hash)
                .query((rs, n) -> rs.getObject("ends_at", OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    /** @param end null if it may be used for ever */
    void end(UUID organization, byte[] hash, @Nullable Instant end) {
        jdbc.sql("update consumer_key set ends_at = ? where organization_id = ? and key_hash = ?")
                .param(end == null ? null : end.atOffset(ZoneOffset.UTC))
                .params(organization, hash)
                .update();
    }
}
