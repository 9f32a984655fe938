package dev.kunci.registry;

import dev.kunci.shared.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps consumer keys unique in their organization for ever, deleted ones included. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ConsumerKeys {

    private final JdbcClient jdbc;
    private final KeyVault vault;

    ConsumerKeys(JdbcClient jdbc, KeyVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * What is known of a key from before.
     *
     * @param first approved, or what it was when a key of this value was deleted
     * @param end until when it may go on, as it has leaked; null where it has not
     */
    record Reserved(Status first, @Nullable Instant end) {

        /** The same for one that is wanted until then, null for ever. */
        @Nullable
        Instant earlier(@Nullable Instant wanted) {
            return end != null && (wanted == null || wanted.isAfter(end)) ? end : wanted;
        }
    }

    /**
     * Reserves a key for a credential.
     *
     * @throws Refusal.Conflict where a credential of this organization has the key
     */
    Reserved reserve(UUID organization, UUID credential, String consumerKey) {
        Status first = Status.APPROVED;
        Instant end = null;
        byte[] current = vault.hash(consumerKey);
        for (byte[] hash : vault.hashes(consumerKey)) {
            boolean used = jdbc.sql(
                            "select exists (select 1 from credential where organization_id = ? and key_hash = ?)")
                    .params(organization, hash)
                    .query(Boolean.class)
                    .single();
            if (used) {
                throw new Refusal.Conflict("refusal.key.taken", KeyVault.hint(consumerKey));
            }
            boolean revoked = jdbc.sql("select exists (select 1 from consumer_key"
                            + " where organization_id = ? and key_hash = ? and last_status = 'revoked')")
                    .params(organization, hash)
                    .query(Boolean.class)
                    .single();
            if (revoked) {
                first = Status.REVOKED;
            }
            end = new Reserved(first, end(organization, hash)).earlier(end);
        }
        jdbc.sql("insert into consumer_key (organization_id, key_hash, hash_version, key_id) values (?, ?, ?, ?)"
                        + " on conflict (organization_id, key_hash) do update set key_id = excluded.key_id")
                .params(organization, current, vault.version(), credential)
                .update();
        if (end != null) {
            end(organization, current, end);
        }
        carry(organization, consumerKey);
        return new Reserved(first, end);
    }

    /** Until when a key may go on that has leaked, null where it has not. */
    @Nullable
    Instant end(UUID organization, byte[] hash) {
        return jdbc.sql("select ends_at from consumer_key where organization_id = ? and key_hash = ?"
                        + " and ends_at is not null")
                .params(organization, hash)
                .query((rs, n) -> rs.getObject("ends_at", OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    /** @param end null where it may go on for ever */
    void end(UUID organization, byte[] hash, @Nullable Instant end) {
        jdbc.sql("update consumer_key set ends_at = ? where organization_id = ? and key_hash = ?")
                .param(end == null ? null : end.atOffset(ZoneOffset.UTC))
                .params(organization, hash)
                .update();
    }

    private void carry(UUID organization, String consumerKey) {
        byte[] becomes = vault.hash(consumerKey);
        for (byte[] was : vault.hashes(consumerKey)) {
            if (!Arrays.equals(was, becomes)) {
                jdbc.sql(RevokedGrants.carry("select :was::bytea as was, :becomes::bytea as becomes"))
                        .param("organization", organization)
                        .param("was", was)
                        .param("becomes", becomes)
                        .update();
            }
        }
    }
}
