package dev.kunci.registry.access;

import dev.kunci.registry.access.AccessRow.Expiry;
import dev.kunci.registry.access.AccessRow.OnKey;
import dev.kunci.registry.value.Status;
import dev.kunci.testing.Database;
import dev.kunci.vault.KeyVault;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts keys in every state into an organization, however many in a few statements, each with the records it needs. */
final class AccessRows {

    private static final String LOAD = """
            create temporary table access_row on commit drop as select r.*, '%s'::uuid as organization from jsonb_to_recordset(:rows::jsonb)
              as r (owner uuid, grouped boolean, owner_status text, app uuid, app_status text, key uuid, hash text,
                version bigint, hint text, cipher text, secret text, key_status text, expires_at timestamptz, grants jsonb)""";

    private static final String AUDITED = """
            insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id, subject, after, outcome)
            select distinct organization, 'test', 'system', 'create', '%s', %s, 'a row', jsonb_build_object('status', %s), 'done'
            from access_row r%s""";

    private static final String ON_KEY =
            " cross join jsonb_to_recordset(r.grants) as g (id uuid, product uuid, status text, place int)";

    private static final List<String> INSERTS = List.of("""
            insert into developer (organization_id, id, developer_id, email, status, status_changed_at, status_changed_by,
              created_at, created_by, modified_at, modified_by)
            select distinct organization, owner, owner::text, owner || '@example.com', owner_status, now(), 'test', now(), 'test', now(), 'test'
            from access_row where not grouped""", """
            insert into app_group (organization_id, id, name, status, status_changed_at, status_changed_by,
              created_at, created_by, modified_at, modified_by)
            select distinct organization, owner, owner::text, owner_status, now(), 'test', now(), 'test', now(), 'test'
            from access_row where grouped""", """
            insert into app (organization_id, id, developer_id, app_group_id, name, status, status_changed_at,
              status_changed_by, created_at, created_by, modified_at, modified_by)
            select distinct organization, app, case when not grouped then owner end, case when grouped then owner end,
              app::text, app_status, now(), 'test', now(), 'test', now(), 'test' from access_row""", """
            insert into consumer_key (organization_id, key_hash, hash_version, key_id)
            select organization, decode(hash, 'hex'), version, key from access_row""", """
            insert into credential (organization_id, id, app_id, key_hash, hash_version, key_hint, key_cipher, secret_cipher,
              issued_at, expires_at, status, status_changed_at, status_changed_by)
            select organization, key, app, decode(hash, 'hex'), version, hint, decode(cipher, 'hex'), decode(secret, 'hex'),
              now() - interval '2 days', expires_at, key_status, now(), 'test' from access_row""", """
            insert into product_grant (organization_id, id, credential_id, product_id, requested_at, requested_by, status,
              status_changed_at, status_changed_by)
            select organization, g.id, r.key, g.product, now() + g.place * interval '1 second', 'test', g.status,
              now() + g.place * interval '1 second', 'test' from access_row r""" + ON_KEY);

    private final Database database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KeyVault vault;
    private final JsonMapper json;

    AccessRows(Database database, JdbcClient jdbc, TransactionTemplate transaction, KeyVault vault, JsonMapper json) {
        this.database = database;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.json = json;
    }

    /** An API product; what it is not limited to is null. */
    UUID product(UUID organization, String name, String environment, String proxy, String path) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into api_product (organization_id, id, name, display_name, approval_type, environments, proxies,"
                                + " api_resources, created_at, created_by, modified_at, modified_by) values (:organization, :id,"
                                + " :name, :name, 'manual', array_remove(array[:environment::text], null),"
                                + " array_remove(array[:proxy::text], null), array_remove(array[:path::text], null), now(), 'test',"
                                + " now(), 'test')")
                .param("organization", organization)
                .param("id", id)
                .param("name", name)
                .param("environment", environment)
                .param("proxy", proxy)
                .param("path", path)
                .update();
        return id;
    }

    /** An app with one key for every combination of owner, app, key, expiry and product, which may be missing. */
    List<AccessRow> every(UUID organization, UUID product) {
        List<AccessRow> rows = new ArrayList<>();
        for (int bits = 0; bits < 16; bits++) {
            for (Expiry expiry : Expiry.values()) {
                for (Status status : new Status[] {Status.APPROVED, Status.PENDING, Status.REVOKED, null}) {
                    List<OnKey> grants =
                            status == null ? List.of() : List.of(new OnKey(UUID.randomUUID(), product, status));
                    rows.add(new AccessRow(
                            organization,
                            UUID.randomUUID(),
                            (bits & 1) != 0,
                            (bits & 2) != 0,
                            UUID.randomUUID(),
                            (bits & 4) != 0,
                            UUID.randomUUID(),
                            consumerKey(),
                            (bits & 8) != 0,
                            expiry,
                            grants));
                }
            }
        }
        return rows;
    }

    static String consumerKey() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Tells PostgreSQL how many there are as well, which it would notice by itself within a minute. */
    List<AccessRow> insert(List<AccessRow> rows) throws SQLException {
        String all = json.writeValueAsString(rows.stream().map(this::columns).toList());
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(LOAD.formatted(rows.getFirst().organization()))
                    .param("rows", all)
                    .update();
            INSERTS.forEach(sql -> jdbc.sql(sql).update());
            audited("developer", "owner", "owner_status", " where not grouped");
            audited("app-group", "owner", "owner_status", " where grouped");
            audited("app", "app", "app_status", "");
            audited("credential", "key", "key_status", "");
            audited("grant", "g.id", "g.status", ON_KEY);
        });
        database.asOwner("analyze developer, app_group, app, credential, product_grant");
        return rows;
    }

    private void audited(String type, String id, String status, String from) {
        jdbc.sql(AUDITED.formatted(type, id, status, from)).update();
    }

    private Map<String, Object> columns(AccessRow row) {
        List<Map<String, Object>> grants = new ArrayList<>();
        for (OnKey grant : row.grants()) {
            grants.add(Map.of(
                    "id",
                    grant.id(),
                    "product",
                    grant.product(),
                    "status",
                    grant.status().code(),
                    "place",
                    grants.size()));
        }
        Map<String, Object> columns = new HashMap<>();
        columns.put("owner", row.owner());
        columns.put("grouped", row.group());
        columns.put("owner_status", row.ownerActive() ? "active" : "inactive");
        columns.put("app", row.app());
        columns.put("app_status", row.appApproved() ? "approved" : "revoked");
        columns.put("key", row.key());
        KeyVault.Sealed sealed = vault.seal(row.key(), new KeyVault.Pair(row.consumerKey(), "no secret"));
        columns.put("hash", HexFormat.of().formatHex(sealed.keyHash()));
        columns.put("version", sealed.hashVersion());
        columns.put("hint", sealed.keyHint());
        columns.put("cipher", HexFormat.of().formatHex(sealed.keyCipher()));
        columns.put("secret", HexFormat.of().formatHex(sealed.secretCipher()));
        columns.put("key_status", row.keyApproved() ? "approved" : "revoked");
        columns.put("expires_at", at(row.expiry()));
        columns.put("grants", grants);
        return columns;
    }

    private static String at(Expiry expiry) {
        return switch (expiry) {
            case NEVER -> null;
            case PAST -> "2020-01-01T00:00:00Z";
            case FUTURE -> "2199-01-01T00:00:00Z";
        };
    }
}
