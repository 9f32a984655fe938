package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.GracePeriod;
import dev.kunci.approval.Leak;
import dev.kunci.approval.LeakedKeys;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.definition.WideningRule;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file decides no more than the person who imports it may. */
class ImportAsksTest extends ImportScene {

    @Autowired
    Organizations organizations;

    @Autowired
    LeakedKeys leakedKeys;

    @Autowired
    Deletions deletions;

    @Autowired
    Decisions decisions;

    private final String key = word();

    private String weather(String type, String key, String grant) {
        return "{\"developer\":[{\"email\":\"bo@example.com\"}],\"apiProduct\":[{\"name\":\"Weather\",\"approvalType\":\""
                + type + "\"}],\"app\":["
                + app(
                        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                        "App " + key,
                        credential(key, "approved", product("Weather", grant)))
                + "]}";
    }

    private void bring(Actor actor, String json) {
        importer.importFile(actor, organization, file(json), ImportOptions.STRICT, ProgressListener.NONE);
    }

    private String statuses() {
        return database.text(
                "select string_agg(status, ' ' order by requested_at, id) from product_grant where organization_id = ?",
                organization);
    }

    @Test
    void whereFourEyesAreAskedForAFileAsksInTheNameOfWhoImportsIt() {
        bring(
                "{\"developer\":[{\"email\":\"bo@example.com\"}],\"apiProduct\":[{\"name\":\"Weather\",\"approvalType\":\"manual\"}]}");
        organizations.settings(Actor.console(), organization, null, true);
        Actor both = scene.operator(organization, Role.APPROVER, Role.EDITOR);
        Actor other = scene.operator(organization, Role.APPROVER, Role.EDITOR);

        bring(both, weather("manual", key, "approved"));
        assertThat(statuses()).isEqualTo("pending");
        bring(both, weather("manual", key, "approved"));
        assertThat(statuses()).isEqualTo("pending");
        bring(both, weather("auto", word(), "approved"));
        assertThat(statuses()).isEqualTo("pending pending");
        assertThat(database.count(
                        "select count(*) from product_grant where organization_id = ? and requested_by_id = ?",
                        organization,
                        both.operatorId()))
                .isEqualTo(2);

        bring(other, weather("auto", key, "approved"));
        assertThat(statuses()).isEqualTo("approved pending");
    }

    @Test
    void aLeakedKeyEndsWhenItWasToWhateverAnOlderExportSays() {
        bring(weather("manual", key, "approved"));
        UUID credential =
                UUID.fromString(database.text("select id from credential where organization_id = ?", organization));
        Actor both = scene.operator(organization, Role.APPROVER, Role.EDITOR);
        String end = String.valueOf(leakedKeys
                .revoke(both, new Leak(organization, credential, GracePeriod.HOUR, "forum"))
                .ends());

        bring(both, weather("manual", key, "approved"));
        assertThat(ends(end)).isEqualTo(1);
        deletions.remove(both, new Target(organization, Level.CREDENTIAL, credential), null);
        assertThat(ends(end)).isZero();
        bring(both, weather("manual", key, "approved"));
        assertThat(ends(end)).isEqualTo(1);
    }

    @Test
    void whatARevokedKeyWouldOpenNowIsNotOpenedByTakingTheRevocationBack() {
        bring(paths(key, "/v1/*", "approved"));
        organizations.widening(Actor.console(), organization, WideningRule.PENDING);
        Actor both = scene.operator(organization, Role.APPROVER, Role.EDITOR);
        Target grant = new Target(
                organization,
                Level.GRANT,
                UUID.fromString(
                        database.text("select id::text from product_grant where organization_id = ?", organization)));
        UUID record = decisions
                .decide(both, List.of(new Decision(grant, Verb.REVOKE, null, null)))
                .getFirst()
                .record();

        bring(both, paths(key, "/", "revoked"));

        assertThat(decisions.undo(both, organization, List.of(record)))
                .singleElement()
                .returns(Result.Kind.STALE, Result::kind);
        assertThat(statuses()).isEqualTo("revoked");
    }

    private String paths(String key, String path, String grant) {
        return weather("manual", key, grant)
                .replace("\"approvalType\"", "\"apiResources\":[\"" + path + "\"],\"approvalType\"");
    }

    @Test
    void aFileThatWidensAnApiProductLetsItsKeysWaitWhereTheOrganizationChoseSo() {
        String other = word();
        bring(paths(key, "/v1/*", "approved"));
        bring(paths(other, "/v1/*", "approved"));
        organizations.widening(Actor.console(), organization, WideningRule.PENDING);
        Actor both = scene.operator(organization, Role.APPROVER, Role.EDITOR);
        bring(both, paths(key, "/v1/a", "approved"));
        assertThat(statuses()).isEqualTo("approved approved");

        bring(both, paths(key, "/", "approved"));

        assertThat(statuses()).isEqualTo("pending pending");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and subject_type = 'grant' and"
                                + " after ->> 'because' = 'widened' and before ->> 'status' = 'approved'"
                                + " and after ->> 'status' = 'pending'",
                        both.name()))
                .isEqualTo(2);
        organizations.settings(Actor.console(), organization, null, true);
        bring(both, paths(key, "/", "approved"));
        assertThat(statuses()).isEqualTo("pending pending");
        bring(scene.operator(organization, Role.APPROVER, Role.EDITOR), paths(key, "/", "approved"));
        assertThat(statuses().split(" ")).containsExactlyInAnyOrder("approved", "pending");
    }

    private long ends(String end) {
        return database.count(
                "select count(*) from credential where organization_id = ? and expires_at = ?::timestamptz",
                organization,
                end);
    }
}
