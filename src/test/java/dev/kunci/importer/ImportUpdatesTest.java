package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.importer.ImportReport.Count;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.shared.Refusal;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second file about the same things, and who may bring one. */
class ImportUpdatesTest extends ImportScene {

    private static final UUID APP = UUID.fromString("6ed3a4d1-4733-439a-80a4-0d71149ec9ad");

    private final String key = word();

    private String json(String name, String keyStatus, String productStatus) {
        return "{\"app\":[" + app(APP, name, credential(key, keyStatus, product("Orders", productStatus))) + "]}";
    }

    private String text(String sql) {
        return database.text(sql, organization);
    }

    @Test
    void whatTheFileHasOtherwiseIsChangedOnRecordAndTheRestIsSkipped() {
        bring(json("Weather", "approved", "pending"), FOR_BO);
        ImportReport report = bring(json("Weather mobile", "approved", "approved"));
        assertThat(report.of(ImportKind.APP)).isEqualTo(new Count(0, 1, 0));
        assertThat(report.of(ImportKind.CREDENTIAL)).isEqualTo(new Count(0, 0, 1));
        assertThat(report.of(ImportKind.GRANT)).isEqualTo(new Count(0, 1, 0));
        assertThat(text("select name || ' ' || version || ' ' || status_revision from app where organization_id = ?"))
                .isEqualTo("Weather mobile 1 0");
        assertThat(text("select search like '%weather mobile%' from app where organization_id = ?"))
                .isEqualTo("true");
        assertThat(text("select status || ' ' || status_revision || ' ' || status_changed_by from product_grant"
                        + " where organization_id = ?"))
                .isEqualTo("approved 1 console");
        assertThat(database.rows(
                        "select concat_ws(' ', subject_type, before, after) as line from audit_record"
                                + " where organization_id = ? and before is not null order by 1",
                        organization))
                .extracting(row -> row.get("line"))
                .containsExactly(
                        "app {\"name\": \"Weather\"} {\"name\": \"Weather mobile\"}",
                        "grant {\"status\": \"pending\"} {\"status\": \"approved\"}");
    }

    @Test
    void anExpiryThatCameLaterIsOnRecordInTheSameWordsAsElsewhere() {
        bring(json("Weather", "approved", "approved"), FOR_BO);
        bring(json("Weather", "revoked", "approved")
                .replace("\"status\":\"revoked\"", "\"expiresAt\":1893456000000,\"status\":\"revoked\""));
        assertThat(text("select before::text || ' ' || after::text from audit_record where organization_id = ?"
                        + " and subject_type = 'credential' and before is not null"))
                .isEqualTo("{\"status\": \"approved\", \"expires\": null}"
                        + " {\"status\": \"revoked\", \"expires\": \"2030-01-01T00:00:00.000Z\"}");
    }

    @Test
    void whatTheFileLeavesOutStays() {
        bring(json("Weather", "revoked", "revoked"), FOR_BO);
        ImportReport report = bring("{\"app\":[{\"appId\":\"" + APP + "\",\"name\":\"Weather\",\"credentials\":[]}]}");
        assertThat(report.of(ImportKind.APP)).isEqualTo(new Count(0, 0, 1));
        assertThat(rows("credential") + rows("product_grant")).isEqualTo(2);
    }

    @Test
    void aKeyThatWasRevokedWhenItWasDeletedComesBackRevokedAndStaysSo() throws SQLException {
        bring(json("Weather", "revoked", "approved"), FOR_BO);
        deleteTheKey();
        assertThat(rows("credential")).isZero();
        bring(json("Weather", "approved", "approved"));
        assertThat(text("select status from credential where organization_id = ?"))
                .isEqualTo("revoked");
        ImportReport again = bring(json("Weather", "approved", "approved"));
        assertThat(again.of(ImportKind.CREDENTIAL)).isEqualTo(new Count(0, 0, 1));
        assertThat(text("select status from credential where organization_id = ?"))
                .isEqualTo("revoked");
        assertThat(rows("consumer_key")).isEqualTo(1);
    }

    /** As deleting a key leaves it: rows gone, with their records, and the reservation with its last status. */
    private void deleteTheKey() throws SQLException {
        String here = " where organization_id = '" + organization + "'";
        String record = "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id,"
                + " subject, before, outcome) select organization_id, 'test', 'system', 'delete', '%s', id, 'x',"
                + " jsonb_build_object('status', status), 'done' from %s" + here;
        database.asApplication(
                "update consumer_key set last_status = 'revoked'" + here,
                record.formatted("grant", "product_grant"),
                record.formatted("credential", "credential"),
                "delete from product_grant" + here,
                "delete from credential" + here);
    }

    @Test
    void anotherAppsKeyIsRefusedByItsHintAlone() {
        bring(json("Weather", "approved", "approved"), FOR_BO);
        String other = "{\"app\":[\n" + app(UUID.randomUUID(), "Thief", "\n" + credential(key, "approved", "")) + "]}";
        ImportProblem problem = problem(other, FOR_BO);
        assertThat(problem.key()).isEqualTo("refusal.import.key-elsewhere");
        assertThat(problem.field()).isEqualTo("consumerKey");
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.arguments()).endsWith(key.substring(0, 6));
        assertThat(problem.getMessage()).doesNotContain(key);
        assertThat(rows("app")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void oneRoleAloneDoesNotDo(Role role) {
        Actor actor = scene.operator(organization, role);
        long before = everything();
        assertThatThrownBy(() -> importer.importFile(
                        actor, organization, file(json("x", "approved", "approved")), FOR_BO, ProgressListener.NONE))
                .isInstanceOf(Refusal.Forbidden.class)
                .extracting(refusal -> ((Refusal) refusal).key())
                .isEqualTo(role == Role.EDITOR ? "refusal.role.approver" : "refusal.role.editor");
        assertThat(everything()).isEqualTo(before).isZero();
    }

    @Test
    void anApproverOfSomeProductsMayNotButEditorAndApproverMayInTheirOwnName() {
        bring(json("Weather", "approved", "approved"), FOR_BO);
        UUID product = UUID.fromString(text("select id::text from api_product where organization_id = ?"));
        Actor limited = scene.operator(organization, Set.of(product), Role.EDITOR, Role.APPROVER);
        Actor ops = scene.operator(organization, Role.EDITOR, Role.APPROVER);
        String changed = json("Weather", "revoked", "approved");
        assertThatThrownBy(() -> importer.importFile(
                        limited, organization, file(changed), ImportOptions.STRICT, ProgressListener.NONE))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(text("select status from credential where organization_id = ?"))
                .isEqualTo("approved");
        importer.importFile(ops, organization, file(changed), ImportOptions.STRICT, ProgressListener.NONE);
        assertThat(text("select status_changed_by from credential where organization_id = ?"))
                .isEqualTo(ops.name());
        assertThat(text("select actor || ' ' || channel || ' ' || address from audit_record where organization_id = ?"
                        + " and action = 'import' and before is not null"))
                .isEqualTo(ops.name() + " portal 192.0.2.7");
    }
}
