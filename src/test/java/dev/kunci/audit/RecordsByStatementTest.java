package dev.kunci.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The database looks for the records of a statement as a whole, and nothing slips through between its rows. */
@IntegrationTest
class RecordsByStatementTest {

    private static final String WITHOUT = "without a record";

    @Autowired
    Database database;

    @Autowired
    Scene scene;

    private Scene.Weather weather;

    @BeforeEach
    void set() {
        weather = scene.weather();
    }

    /** What was noted for the commit is gone with it. */
    @AfterEach
    void nothingStaysNoted() {
        assertThat(database.count("select count(*) from status_unrecorded")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update product_grant set status = 'revoked' where credential_id = '%1$s'",
                "insert into product_grant select * from product_grant where credential_id = '%1$s'"
                        + " on conflict (organization_id, id) do update set status = 'revoked'",
                "merge into product_grant g using (select '%1$s'::uuid as key) k on g.credential_id = k.key"
                        + " when matched then update set status = 'revoked'",
                "merge into product_grant g using (select '%1$s'::uuid as key) k on g.credential_id = k.key"
                        + " when matched then delete",
                "with gone as (delete from product_grant where credential_id = '%1$s' returning *) select 1 from gone",
                "do $$ begin update product_grant set status = 'revoked' where credential_id = '%1$s'; end $$",
                "update product_grant set id = gen_random_uuid() where credential_id = '%1$s'"
            })
    void everyStatementNeedsTheRecordsOfAllItsRows(String statement) throws Exception {
        String change = statement.formatted(weather.credential());
        String one = record("grant", weather.autoGrant(), "approved", "revoked");
        long before = database.count(
                "select count(*) from product_grant where credential_id = ? and status <> 'revoked'",
                weather.credential());

        assertThatThrownBy(() -> database.asApplication(change)).hasMessageContaining(WITHOUT);
        assertThatThrownBy(() -> database.asApplication(one, change)).hasMessageContaining(WITHOUT);
        assertThatThrownBy(() -> database.asApplication(change, one)).hasMessageContaining(WITHOUT);
        assertThatThrownBy(() -> database.asOwner(change)).hasMessageContaining(WITHOUT);
        assertThat(database.count(
                        "select count(*) from product_grant where credential_id = ? and status <> 'revoked'",
                        weather.credential()))
                .isEqualTo(before);
    }

    @Test
    void theRecordsMayComeBeforeOrAfterInTheSameTransaction() throws Exception {
        String auto = record("grant", weather.autoGrant(), "approved", "revoked");
        String manual = record("grant", weather.manualGrant(), "pending", "revoked");
        String change =
                "update product_grant set status = 'revoked' where credential_id = '" + weather.credential() + "'";
        String back =
                "update product_grant set status = 'approved' where credential_id = '" + weather.credential() + "'";

        database.asApplication(auto, change, manual);

        assertThatThrownBy(() -> database.asApplication(
                        back,
                        "set constraints all immediate",
                        record("grant", weather.autoGrant(), "revoked", "approved")))
                .hasMessageContaining(WITHOUT);
        assertThat(database.count(
                        "select count(*) from product_grant where credential_id = ? and status = 'revoked'",
                        weather.credential()))
                .isEqualTo(2);
    }

    @Test
    void thereAndBackIsTwoChanges() throws Exception {
        String revoke = "update app set status = 'revoked' where id = '" + weather.app() + "'";
        String approve = "update app set status = 'approved' where id = '" + weather.app() + "'";
        String there = record("app", weather.app(), "approved", "revoked");
        String back = record("app", weather.app(), "revoked", "approved");

        assertThatThrownBy(() -> database.asApplication(revoke, approve)).hasMessageContaining(WITHOUT);
        assertThatThrownBy(() -> database.asApplication(there, revoke, approve)).hasMessageContaining(WITHOUT);
        assertThatThrownBy(() -> database.asApplication(back, revoke, approve)).hasMessageContaining(WITHOUT);
        assertThatCode(() -> database.asApplication(there, revoke, approve, back))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsRolledBackIsNotDemandedAndVouchesForNothing() throws Exception {
        String revoke = "update app set status = 'revoked' where id = '" + weather.app() + "'";
        String record = record("app", weather.app(), "approved", "revoked");

        database.asApplication("savepoint s", revoke, "rollback to savepoint s");
        assertThatThrownBy(() -> database.asApplication("savepoint s", record, "rollback to savepoint s", revoke))
                .hasMessageContaining(WITHOUT);
        assertThatThrownBy(() -> database.asApplication(
                        revoke, "savepoint s", "set constraints all deferred", "release savepoint s"))
                .hasMessageContaining(WITHOUT);
        assertThat(database.text("select status from app where id = ?", weather.app()))
                .isEqualTo("approved");
    }

    @Test
    void whatIsNotedCannotBeTakenBack() {
        String revoke = "update app set status = 'revoked' where id = '" + weather.app() + "'";

        for (String attempt : new String[] {
            "delete from status_unrecorded", "truncate status_unrecorded", "update status_unrecorded set becomes = was"
        }) {
            assertThatThrownBy(() -> database.asApplication(revoke, attempt)).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> database.asOwner(revoke, attempt))
                    .hasMessageMatching("(?s).*(is not altered|pending trigger events).*");
        }
        assertThatThrownBy(() -> database.asApplication(
                        "create temp table status_unrecorded (like public.status_unrecorded including all)", revoke))
                .hasMessageContaining(WITHOUT);
    }

    @Test
    void anEditThatLeavesTheStatusNeedsNoRecord() throws Exception {
        database.asApplication(
                "update app set version = version + 1, status = status where id = '" + weather.app() + "'");

        assertThat(database.count("select version from app where id = ?", weather.app()))
                .isPositive();
    }

    private String record(String type, Object id, String before, String after) {
        return RecordIsKeptTest.HONEST.formatted(weather.organization(), type, id, before, after);
    }
}
