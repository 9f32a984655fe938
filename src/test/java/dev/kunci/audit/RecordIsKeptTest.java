package dev.kunci.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database itself guarantees: no silent change of a status, no altered record, for no role of Kunci's. */
@IntegrationTest
class RecordIsKeptTest {

    static final String HONEST =
            "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id, subject,"
                    + " before, after, outcome) values ('%s', 'sql', 'console', 'revoke', '%s', '%s', 'x',"
                    + " '{\"status\": \"%s\"}', '{\"status\": \"%s\"}', 'done')";

    @Autowired
    Database database;

    @Autowired
    Scene scene;

    @Autowired
    AuditPartitions auditPartitions;

    Scene.Weather weather;

    @BeforeEach
    void set() {
        weather = scene.weather();
    }

    @ParameterizedTest
    @CsvSource({
        "developer, inactive",
        "app, revoked",
        "credential, revoked",
        "product_grant, approved",
        "product_grant, revoked"
    })
    void aStatusChangedBySqlAloneIsRefusedAtCommit(String table, String status) {
        String before = database.text("select status from " + table + " where id = ?", id(table));

        assertThatThrownBy(() -> database.asApplication(
                        "update " + table + " set status = '" + status + "' where id = '" + id(table) + "'"))
                .hasMessageContaining("without a record");
        assertThatThrownBy(() -> database.asOwner(
                        "update " + table + " set status = '" + status + "' where id = '" + id(table) + "'"))
                .hasMessageContaining("without a record");
        assertThat(database.text("select status from " + table + " where id = ?", id(table)))
                .isEqualTo(before);
    }

    @Test
    void aRecordOfAnotherChangeOfAnotherTransactionOrOfAnotherSubjectDoesNotHelp() throws Exception {
        String revoke = "update app set status = 'revoked' where id = '" + weather.app() + "'";
        String record = HONEST.formatted(weather.organization(), "app", weather.app(), "approved", "revoked");

        assertThatThrownBy(() -> database.asApplication(
                        HONEST.formatted(weather.organization(), "app", weather.app(), "revoked", "approved"), revoke))
                .hasMessageContaining("without a record");
        assertThatThrownBy(() -> database.asApplication(
                        HONEST.formatted(weather.organization(), "app", weather.credential(), "approved", "revoked"),
                        revoke))
                .hasMessageContaining("without a record");
        assertThatThrownBy(() -> database.asApplication(record.replace("'done'", "'refused'"), revoke))
                .hasMessageContaining("without a record");
        database.asApplication(record);
        assertThatThrownBy(() -> database.asApplication(revoke)).hasMessageContaining("without a record");
        assertThatThrownBy(() -> database.asApplication(
                        "create temp table audit_record (like public.audit_record)",
                        record.replace("(organization_id,", "(id, at, transaction, organization_id,")
                                .replace("values (", "values (gen_random_uuid(), now(), pg_current_xact_id(), "),
                        revoke))
                .hasMessageContaining("without a record");
        assertThat(database.text("select status from app where id = ?", weather.app()))
                .isEqualTo("approved");
        assertThatCode(() -> database.asApplication(record, revoke)).doesNotThrowAnyException();
        assertThat(database.text("select status from app where id = ?", weather.app()))
                .isEqualTo("revoked");
    }

    /** As after a restore: the records of an old server, whose numbers a new one comes upon again. */
    @Test
    void aRecordThatOnlyHasTheNumberOfTheTransactionDoesNotHelp() throws Exception {
        String honest = HONEST.formatted(weather.organization(), "app", weather.app(), "approved", "revoked");
        database.asOwner(honest.replace("(organization_id,", "(transaction, organization_id,")
                .replace("values (", "select (pg_current_xact_id()::text::bigint + n)::text::xid8, ")
                .replace("'done')", "'done' from generate_series(1, 1000) n"));

        assertThatThrownBy(() ->
                        database.asApplication("update app set status = 'revoked' where id = '" + weather.app() + "'"))
                .hasMessageContaining("without a record");
        assertThat(database.text(
                        "select exists (select 1 from audit_record where subject_id = ? and transaction > pg_current_xact_id())",
                        weather.app()))
                .isEqualTo("true");
    }

    @Test
    void insertingAndDeletingNeedARecordToo() {
        assertThatThrownBy(() ->
                        database.asApplication("delete from product_grant where id = '" + weather.manualGrant() + "'"))
                .hasMessageContaining("without a record");
        assertThatThrownBy(() -> database.asApplication("insert into product_grant select organization_id,"
                        + " gen_random_uuid(), credential_id, (select id from api_product where organization_id ="
                        + " g.organization_id and id <> g.product_id and id <> '" + weather.autoProduct()
                        + "' limit 1),"
                        + " now(), 'x', null, null, 'approved', 0, now(), 'x', 0 from product_grant g where id = '"
                        + weather.manualGrant() + "'"))
                .isInstanceOf(java.sql.SQLException.class);
        assertThat(database.count("select count(*) from product_grant where credential_id = ?", weather.credential()))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set reason = 'rewritten'",
                "delete from audit_record",
                "truncate audit_record",
                "alter table audit_record disable trigger all",
                "insert into audit_record (at, organization_id, actor, channel, action, subject_type, subject, outcome)"
                        + " values ('2020-01-01', gen_random_uuid(), 'x', 'portal', 'edit', 'app', 'x', 'done')",
                "insert into audit_record (transaction, organization_id, actor, channel, action, subject_type, subject, outcome)"
                        + " values ('1'::xid8, gen_random_uuid(), 'x', 'portal', 'edit', 'app', 'x', 'done')",
                "set session_replication_role = replica"
            })
    void theApplicationsRoleCanOnlyAddToTheRecord(String attempt) {
        long before = database.count("select count(*) from audit_record");

        assertThatThrownBy(() -> database.asApplication(attempt))
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        assertThat(database.count("select count(*) from audit_record")).isEqualTo(before);
    }

    @Test
    void theTriggersRefuseTheOwnerAndEveryPartitionToo() {
        String month = database.text(
                "select tableoid::regclass from audit_record where organization_id = ? limit 1",
                weather.organization());

        assertThat(month).matches("audit_record_\\d{4}_\\d{2}");
        for (String table : new String[] {"audit_record", month, "audit_record_rest"}) {
            assertThatThrownBy(() -> database.asOwner("truncate " + table)).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> database.asOwner("delete from " + month)).hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.asOwner("update " + month + " set reason = 'x'"))
                .hasMessageContaining("append-only");
    }

    @Test
    void monthsAreMadeAheadByTheApplicationsRoleAndEachKeepsItsRecords() throws Exception {
        auditPartitions.make();
        database.asApplication("select make_audit_months(5)");

        assertThat(database.count("select count(*) from pg_inherits where inhparent = 'audit_record'::regclass"))
                .isGreaterThanOrEqualTo(7);
        assertThat(database.count("select count(*) from pg_inherits i where inhparent = 'audit_record'::regclass"
                        + " and not exists (select 1 from pg_trigger t where t.tgrelid = i.inhrelid"
                        + " and t.tgname = 'audit_record_kept')"))
                .isZero();
    }

    @Test
    void noConsumerKeyOrSecretStandsInTheClearInAnyTable() {
        for (var table : database.rows("select tablename from pg_tables where schemaname = 'public'"
                + " and tablename <> 'flyway_schema_history' and tablename not like 'audit\\_record\\_%'")) {
            String name = String.valueOf(table.get("tablename"));
            for (String secret :
                    new String[] {weather.pair().consumerKey(), weather.pair().consumerSecret()}) {
                assertThat(database.count(
                                "select count(*) from " + name + " t where t::text like ?", "%" + secret + "%"))
                        .as(name)
                        .isZero();
            }
        }
    }

    private UUID id(String table) {
        return switch (table) {
            case "developer" -> weather.developer();
            case "app" -> weather.app();
            case "credential" -> weather.credential();
            default -> weather.manualGrant();
        };
    }
}
