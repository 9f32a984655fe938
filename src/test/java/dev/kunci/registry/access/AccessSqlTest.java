package dev.kunci.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.vault.KeyVault;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The rule in the database: right in every state, free of charge, and remembered of a key that is deleted. */
@IntegrationTest
class AccessSqlTest {

    @Autowired
    Deletions deletions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    KeyVault vault;

    @Autowired
    JsonMapper json;

    @Test
    void theTwoFunctionsInTheDatabaseKnowEveryStateAndAMissingOneIsShut() {
        String states = """
                select o, a, k, extract(epoch from e) as e, g, access_open(o, a, k, now() + e, g, now()) is true as open,
                  gate_shut(o, a, k, now() + e, g, now()) as shut
                from (values ('active'), ('inactive'), (null)) o(o), (values ('approved'), ('revoked'), (null)) a(a),
                  (values ('approved'), ('revoked'), (null)) k(k),
                  (values (interval '-1 s'), (interval '0'), (interval '1 s'), (null)) e(e),
                  (values ('approved'), ('pending'), ('revoked'), (null)) g(g)""";
        List<Map<String, Object>> found = database.rows(states);

        assertThat(found).hasSize(3 * 3 * 3 * 4 * 4).allSatisfy(state -> {
            Number left = (Number) state.get("e");
            String shut = null;
            if (!"active".equals(state.get("o"))) {
                shut = "owner";
            } else if (!"approved".equals(state.get("a"))) {
                shut = "app";
            } else if (!"approved".equals(state.get("k"))) {
                shut = "credential";
            } else if (left != null && left.intValue() <= 0) {
                shut = "expiry";
            } else if (!"approved".equals(state.get("g"))) {
                shut = "grant";
            }
            assertThat(state).containsEntry("shut", shut).containsEntry("open", shut == null);
        });
    }

    @Test
    void postgresqlWritesBothFunctionsIntoTheStatementForEitherRole() {
        String from = " from app a join credential c on c.organization_id = a.organization_id and c.app_id = a.id"
                + " left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id"
                + " left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id"
                + " left join product_grant o on o.organization_id = c.organization_id and o.credential_id = c.id";
        String plan = plan("select " + AccessSql.KEY_SHUT + ", " + AccessSql.APP_SHUT + ", " + AccessSql.keyPasses()
                + from + " where " + AccessSql.OPEN);
        assertThat(plan).contains("Output: CASE WHEN").doesNotContain("access_open", "gate_shut");
        assertThat(plan("select 1 from app a where " + AccessSql.APP_OPEN))
                .contains("(a.status = 'approved'::text)")
                .doesNotContain("OR", "AND");
        assertThat(
                        database.text(
                                "select count(*) from pg_proc p, pg_roles r where p.proname in ('access_open', 'gate_shut')"
                                        + " and r.rolname in ('kunci_app', 'kunci_owner') and has_function_privilege(r.oid, p.oid, 'execute')"))
                .isEqualTo("4");
    }

    private String plan(String sql) {
        return String.join(
                "\n", jdbc.sql("explain (verbose) " + sql).query(String.class).list());
    }

    @Test
    void whatIsRememberedOfADeletedKey() throws SQLException {
        UUID elsewhere = scene.organization(scene.name("deleted"));
        Actor console = Actor.console();
        AccessRows table = new AccessRows(database, jdbc, transaction, vault, json);
        List<AccessRow> doomed = table.every(elsewhere, table.product(elsewhere, "calls", null, null, null)).stream()
                .filter(row -> row.grants().isEmpty())
                .toList();
        table.insert(doomed);
        doomed.forEach(row -> deletions.remove(console, row.target(Level.CREDENTIAL), null));

        Map<Object, Object> remembered =
                database
                        .rows("select key_id, last_status from consumer_key where organization_id = ?", elsewhere)
                        .stream()
                        .collect(Collectors.toMap(row -> row.get("key_id"), row -> row.get("last_status")));
        assertThat(doomed).hasSize(48).allSatisfy(row -> assertThat(remembered.get(row.key()))
                .as("%s", row)
                .isEqualTo(row.keyOpen() ? "approved" : "revoked"));
    }
}
