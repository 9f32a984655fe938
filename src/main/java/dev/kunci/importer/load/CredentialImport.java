package dev.kunci.importer.load;

import dev.kunci.importer.ImportKind;
import dev.kunci.importer.WithheldStatus;
import dev.kunci.importer.file.AttributeList;
import dev.kunci.importer.file.Fingerprint;
import dev.kunci.importer.file.ItemFields;
import dev.kunci.registry.key.KeyRules;
import dev.kunci.registry.key.RevokedGrants;
import dev.kunci.shared.Uuid7;
import dev.kunci.vault.KeyVault;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/**
 * Imports credentials, identified by consumer key. An existing credential keeps its secret: a key never changes its
 * secret.
 */
final class CredentialImport {

    /** The number of a key that cannot be staged. */
    static final int NONE = -1;

    private static final List<String> STATUSES = List.of("approved", "revoked", "pending");

    private static final String TABLE = "import_credential";

    private static final TableMerge STORE = new TableMerge(
            ImportKind.CREDENTIAL,
            "credential",
            List.of("app_id", "key_hash", "hash_version", "key_hint", "key_cipher", "secret_cipher"),
            List.of("scopes", "attributes", "issued_at", "expires_at"),
            true,
            "jsonb_strip_nulls(jsonb_build_object('status', status, 'expires',"
                    + " to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')))");

    private final ImportBatch batch;
    private final KeyVault vault;
    private final StagingTable stage;
    private final CopyBuffer earlierHashes;
    private final Fingerprint fingerprint = new Fingerprint();

    CredentialImport(ImportBatch batch, CopyManager copy, KeyVault vault) {
        this.batch = batch;
        this.vault = vault;
        this.stage = new StagingTable(
                batch,
                copy,
                TABLE,
                List.of(
                        "app_ord integer",
                        "key_hash bytea",
                        "hash_version bigint",
                        "key_hint text",
                        "key_cipher bytea",
                        "secret_cipher bytea",
                        "scopes text[]",
                        "attributes jsonb",
                        "issued_at timestamptz",
                        "expires_at timestamptz",
                        "fingerprint uuid"));
        batch.run("create temporary table import_earlier_hash (ord integer, key_hash bytea) on commit drop");
        this.earlierHashes = new CopyBuffer(copy, "import_earlier_hash", List.of("ord", "key_hash"));
    }

    /**
     * @param app the number of its app, {@link AppImport#NONE} if that cannot be staged
     * @return the number its products refer to, {@link #NONE} if it cannot be staged
     */
    int read(ItemFields credential, int app) {
        String key = value(credential, "consumerKey");
        String secret = credential.anyText("consumerSecret").isEmpty() ? "" : value(credential, "consumerSecret");
        if (key == null || secret == null || app == AppImport.NONE) {
            checkOnly(credential);
            return NONE;
        }
        KeyVault.Pair pair = new KeyVault.Pair(key, secret);
        UUID id = Uuid7.next();
        KeyVault.Sealed sealed = vault.seal(id, pair);
        int ord = stage.row(
                credential.location("consumerKey"),
                id,
                credential.word("status", STATUSES),
                app,
                sealed.keyHash(),
                sealed.hashVersion(),
                sealed.keyHint(),
                sealed.keyCipher(),
                sealed.secretCipher(),
                credential.words("scopes"),
                AttributeList.of(credential),
                credential.instant("issuedAt"),
                credential.instant("expiresAt"),
                fingerprint.of(credential.location()));
        for (byte[] hash : vault.hashes(pair.consumerKey())) {
            if (!Arrays.equals(hash, sealed.keyHash())) {
                earlierHashes.row(ord, hash);
            }
        }
        return ord;
    }

    /** Reports other problems of the key. */
    private static void checkOnly(ItemFields credential) {
        credential.word("status", STATUSES);
        credential.words("scopes");
        AttributeList.of(credential);
        credential.instant("issuedAt");
        credential.instant("expiresAt");
    }

    /** A consumer key or secret; a problem does not repeat it. */
    private static @Nullable String value(ItemFields credential, String field) {
        String text = credential.text(field);
        if (text == null || text.isEmpty()) {
            if (text != null || credential.value(field) == null) {
                credential.report("missing", field);
            }
            return null;
        }
        if (!KeyRules.isKey(text)) {
            credential.report("characters", field);
            return null;
        }
        return text;
    }

    void close() {
        stage.close(batch);
        earlierHashes.flush();
    }

    /** @return how many rows were removed */
    int once() {
        return batch.once(STORE, "consumerKey", "key_hash", "key_hint", "fingerprint");
    }

    /** Removes what belongs to an app or a key that the file has twice. */
    void dropOrphans() {
        batch.run(
                "delete from import_credential c where not exists (select 1 from import_app a where a.ord = c.app_ord)");
    }

    void check() {
        batch.refuse(
                TABLE,
                "key-elsewhere",
                "consumerKey",
                "select ord, file, line, col, key_hint from (" + known("""
                select s.ord, s.file, s.line, s.col, s.key_hint from import_credential s
                join import_app a on a.ord = s.app_ord join hash h on h.ord = s.ord
                join credential t on t.organization_id = :organization and t.key_hash = h.key_hash
                where t.app_id <> a.id
                """) + ") s");
    }

    long apply() {
        STORE.holdBack(batch, "revoked", WithheldStatus.WAITS, "where s.status = 'pending'");
        batch.run("""
                update import_credential s set app_id = a.id, owner_id = a.owner_id,
                  label = a.label || ' / ' || s.key_hint || '…', issued_at = coalesce(s.issued_at, a.created_at)
                from import_app a where a.ord = s.app_ord
                """);
        batch.run(known("""
                update import_credential s set id = t.id, key_hash = t.key_hash, existing = true
                from hash h join credential t on t.organization_id = :organization and t.key_hash = h.key_hash
                where h.ord = s.ord
                """));
        STORE.hold(batch);
        reserve();
        batch.run("analyze import_credential");
        STORE.apply(batch);
        return batch.count("select count(*) from " + TABLE);
    }

    /** A key that was revoked when it was deleted comes back revoked, and a leaked one keeps its end. */
    private void reserve() {
        batch.run(known("""
                update import_credential s set status = 'revoked', said = s.status, because = '%s'
                from hash h join consumer_key k on k.organization_id = :organization and k.key_hash = h.key_hash
                where h.ord = s.ord and k.last_status = 'revoked' and not s.existing
                  and s.status is distinct from 'revoked'
                """.formatted(WithheldStatus.SHUT_WHEN_DELETED.code())));
        batch.run(known("""
                update import_credential s set expires_at = k.ends_at, because = '%s',
                  said = case when k.ends_at <= :now and not s.existing and s.status <> 'revoked' then s.status else s.said end,
                  status = case when k.ends_at <= :now and not s.existing then 'revoked' else s.status end
                from hash h join consumer_key k on k.organization_id = :organization and k.key_hash = h.key_hash
                where h.ord = s.ord and k.ends_at is not null and (s.expires_at is null or s.expires_at > k.ends_at)
                """.formatted(WithheldStatus.LEAKED.code())));
        batch.run("update import_credential set status = 'approved' where status is null");
        batch.run("""
                insert into consumer_key (organization_id, key_hash, hash_version, key_id)
                select :organization, key_hash, hash_version, id from import_credential where not existing
                on conflict (organization_id, key_hash) do update set key_id = excluded.key_id
                """);
        batch.run(RevokedGrants.carry("""
                select h.key_hash as was, s.key_hash as becomes from import_earlier_hash h
                join import_credential s on s.ord = h.ord where not s.existing
                """));
        batch.run("""
                update consumer_key k set ends_at = was.ends_at
                from import_earlier_hash h join import_credential s on s.ord = h.ord
                join consumer_key was on was.organization_id = :organization and was.key_hash = h.key_hash
                where not s.existing and k.organization_id = :organization and k.key_hash = s.key_hash
                  and was.ends_at is not null and (k.ends_at is null or k.ends_at > was.ends_at)
                """);
        for (String table : List.of("revoked_grant", "consumer_key")) {
            batch.run("delete from " + table + """
                     k using import_earlier_hash h join import_credential s on s.ord = h.ord
                    where not s.existing and k.organization_id = :organization and k.key_hash = h.key_hash
                    """);
        }
    }

    /** Keys are looked up under the hashes of all versions of the keyset. */
    private static String known(String statement) {
        return "with hash as (select ord, key_hash from import_credential"
                + " union all select ord, key_hash from import_earlier_hash) " + statement;
    }
}
