package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What was shut here and then deleted, in whatever way, is not opened again by an older export. */
class ImportReopensNothingTest extends ImportScene {

    private static final Map<Level, String> TABLES = Map.of(
            Level.DEVELOPER, "developer",
            Level.APP_GROUP, "app_group",
            Level.APP, "app",
            Level.CREDENTIAL, "credential",
            Level.GRANT, "product_grant");

    /** What an editor can delete so that a product is no longer on a key. */
    enum Way {
        FROM_THE_KEY,
        WITH_THE_KEY,
        WITH_THE_APP,
        WITH_THE_DEVELOPER,
        WITH_THE_PRODUCT
    }

    @Autowired
    Decisions decisions;

    @Autowired
    Deletions deletions;

    @Autowired
    Grants grants;

    private final UUID app = UUID.randomUUID();
    private final String key = word();

    private String export(String approvalType, String grant) {
        return "{\"apiProduct\":[{\"name\":\"Orders\",\"approvalType\":\"" + approvalType + "\"}],"
                + "\"developer\":[{\"email\":\"bo@example.com\",\"status\":\"active\"}],\"app\":["
                + app(app, "Weather", credential(key, "approved", grant))
                        .replaceFirst("\\{", "{\"status\":\"approved\",")
                + "]}";
    }

    private UUID id(String table) {
        return UUID.fromString(
                database.text("select id::text from " + table + " where organization_id = ?", organization));
    }

    private String status(String table) {
        return database.text("select status from " + table + " where organization_id = ?", organization);
    }

    private void shut(Level level) {
        Target target = new Target(organization, level, id(TABLES.get(level)));
        assertThat(decisions
                        .decide(
                                Actor.console(),
                                new Decision(target, level.owner() ? Verb.DEACTIVATE : Verb.REVOKE, "leaked", null))
                        .kind())
                .isEqualTo(Result.Kind.APPLIED);
    }

    private void remove(Way way) {
        switch (way) {
            case FROM_THE_KEY -> remove(Level.GRANT);
            case WITH_THE_KEY -> remove(Level.CREDENTIAL);
            case WITH_THE_APP -> remove(Level.APP);
            case WITH_THE_DEVELOPER -> remove(Level.DEVELOPER);
            case WITH_THE_PRODUCT -> deletions.removeProduct(Actor.console(), organization, id("api_product"), null);
        }
        assertThat(rows("product_grant")).isZero();
    }

    private void remove(Level level) {
        deletions.remove(Actor.console(), new Target(organization, level, id(TABLES.get(level))), null);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aProductThatWasRevokedOnAKeyWaitsHoweverItWasTakenOff(Way way) {
        for (String approvalType : new String[] {"auto", "manual"}) {
            String export = export(approvalType, product("Orders", "approved"));
            if (rows("product_grant") == 0) {
                bring(export, FOR_BO);
            } else {
                decisions.decide(
                        Actor.console(),
                        new Decision(
                                new Target(organization, Level.GRANT, id("product_grant")), Verb.APPROVE, "ok", null));
            }
            shut(Level.GRANT);
            remove(way);

            ImportReport report = bring(export, FOR_BO);

            assertThat(status("product_grant")).as(approvalType).isEqualTo("pending");
            assertThat(status("credential")).isEqualTo("approved");
            assertThat(report.of(ImportKind.GRANT).created()).isEqualTo(1);
            assertThat(bring(export, FOR_BO).of(ImportKind.GRANT).skipped()).isEqualTo(1);
            assertThat(status("product_grant")).as("the same file again").isEqualTo("pending");
            assertThat(database.text(
                            "select after::text from audit_record where subject_id = ? and action = 'import'",
                            id("product_grant")))
                    .isEqualTo("{\"inFile\": \"approved\", \"status\": \"pending\", \"because\": \"revoked-before\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"revoked,revoked", "pending,pending", "approved,pending", ",pending"})
    void theFileMayStillShutIt(String said, String becomes) {
        bring(export("auto", product("Orders", "approved")), FOR_BO);
        shut(Level.GRANT);
        remove(Way.FROM_THE_KEY);
        bring(export("auto", said == null ? "\"Orders\"" : product("Orders", said)), FOR_BO);
        assertThat(status("product_grant")).isEqualTo(becomes);
    }

    @Test
    void whatAnApproverHasApprovedSinceStaysApproved() {
        String export = export("auto", product("Orders", "approved"));
        bring(export, FOR_BO);
        shut(Level.GRANT);
        remove(Way.FROM_THE_KEY);
        UUID again = grants.add(Actor.console(), organization, id("credential"), id("api_product"), null);
        assertThat(status("product_grant")).isEqualTo("pending");
        decisions.decide(
                Actor.console(),
                new Decision(new Target(organization, Level.GRANT, again), Verb.APPROVE, "contract renewed", null));
        assertThat(bring(export, FOR_BO).of(ImportKind.GRANT).skipped()).isEqualTo(1);
        assertThat(status("product_grant")).isEqualTo("approved");
    }

    @Test
    void whatWasPendingAndManualIsAskedForAsTheFileSays() {
        bring(export("manual", product("Orders", "pending")), FOR_BO);
        remove(Way.WITH_THE_APP);
        bring(export("manual", "\"Orders\""), FOR_BO);
        assertThat(status("product_grant")).isEqualTo("pending");
    }

    @Test
    void aKeyThatDidNotPassComesBackRevokedAndTheRecordSaysWhatTheFileHad() {
        String export = export("auto", product("Orders", "approved"));
        bring(export, FOR_BO);
        shut(Level.CREDENTIAL);
        remove(Level.APP);
        bring(export, FOR_BO);
        assertThat(status("credential")).isEqualTo("revoked");
        assertThat(database.text(
                        "select after::text from audit_record where subject_id = ? and action = 'import'",
                        id("credential")))
                .isEqualTo("{\"inFile\": \"approved\", \"status\": \"revoked\", \"because\": \"shut-when-deleted\"}");
    }

    @Test
    void anAppThatWasRevokedComesBackRevokedByIdAndByName() {
        String export = export("auto", product("Orders", "approved"));
        bring(export, FOR_BO);
        shut(Level.APP);
        remove(Level.DEVELOPER);
        bring(export, FOR_BO);
        assertThat(status("app")).isEqualTo("revoked");
        remove(Level.APP);
        bring(export.replace("\"appId\":\"" + app + "\",", ""), FOR_BO);
        assertThat(status("app")).isEqualTo("revoked");
        decisions.decide(
                Actor.console(),
                new Decision(new Target(organization, Level.APP, id("app")), Verb.APPROVE, "ok", null));
        remove(Level.APP);
        bring(export.replace("\"appId\":\"" + app + "\",", ""), FOR_BO);
        assertThat(status("app")).as("it was open when it was deleted last").isEqualTo("approved");
    }

    @Test
    void ownersThatWereInactiveComeBackInactive() {
        String groups = "{\"appGroup\":[{\"name\":\"Harbour\",\"status\":\"active\"}],"
                + "\"app\":[{\"name\":\"Gate\",\"appGroup\":\"Harbour\",\"status\":\"approved\",\"credentials\":[]}]}";
        bring(groups);
        shut(Level.APP_GROUP);
        remove(Level.APP_GROUP);
        bring(groups);
        assertThat(status("app_group")).isEqualTo("inactive");
        String developer = "{\"developer\":[{\"email\":\"%s\",\"status\":\"active\"}]}";
        bring(developer.formatted("bo@example.com"));
        shut(Level.DEVELOPER);
        remove(Level.DEVELOPER);
        bring(developer.formatted("Bo@Example.com"));
        assertThat(status("developer")).isEqualTo("inactive");
    }

    @Test
    void aProductThatWasManualWhenItWasDeletedIsMadeManualWhereAFileOnlyNamesIt() {
        bring("{\"apiProduct\":[{\"name\":\"Orders\",\"approvalType\":\"manual\"}]}");
        deletions.removeProduct(Actor.console(), organization, id("api_product"), null);
        bring("{\"app\":[" + app(app, "Weather", credential(key, "approved", "\"Orders\"")) + "]}", FOR_BO);
        assertThat(database.text("select approval_type from api_product where organization_id = ?", organization))
                .isEqualTo("manual");
        assertThat(status("product_grant")).isEqualTo("pending");
    }
}
