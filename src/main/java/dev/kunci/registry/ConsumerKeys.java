package dev.kunci.registry;

import dev.kunci.shared.Refusal;
import java.util.Arrays;
import java.util.UUID;
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
     * Reserves a key for a credential.
     *
     * @return the status with which the credential begins: approved, or what it was when a key of this value was deleted
     * @throws Refusal.Conflict where a credential of this organization has the key
     */
    Status reserve(UUID organization, UUID credential, String consumerKey) {
        Status first = Status.APPROVED;
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
        }
        jdbc.sql("insert into consumer_key (organization_id, key_hash, hash_version, key_id) values (?, ?, ?, ?)"
                        + " on conflict (organization_id, key_hash) do update set key_id = excluded.key_id")
                .params(organization, vault.hash(consumerKey), vault.version(), credential)
                .update();
        carry(organization, consumerKey);
        return first;
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
