package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The apps of app groups and their keys, where Apigee treats them otherwise than those of developers. */
class GroupAppsApiTest extends ApiTest {

    private UUID organization;
    private Api api;
    private String root;
    private String apps;

    @BeforeEach
    void set() {
        String name = scene.name("groups");
        organization = scene.organization(name);
        api = caller(organization, Role.EDITOR, Role.APPROVER);
        root = "/v1/organizations/" + name;
        apps = root + "/appgroups/Team/apps";
        api.post(root + "/appgroups", Map.of("name", "Team")).is(201);
        api.post(root + "/apiproducts", Map.of("name", "Manual", "approvalType", "manual", "scopes", List.of("READ")))
                .is(201);
        api.post(root + "/apiproducts", Map.of("name", "Auto", "scopes", List.of("READ", "WRITE")))
                .is(201);
    }

    private Answer make(String app) {
        return api.post(apps, Map.of("name", app, "apiProducts", List.of("Manual"), "keyExpiresIn", "3600"))
                .is(201);
    }

    private long records(String action, String subject, String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and channel = 'api' and action = ?"
                        + " and subject_type = ? and outcome = ?",
                organization,
                action,
                subject,
                outcome);
    }

    private static long lasts(Answer answer, String at) {
        return answer.body().at(at + "/expiresAt").asLong()
                - answer.body().at(at + "/issuedAt").asLong();
    }

    @Test
    void anAppOfAGroupHasTheFieldsOfOneAndItsKeyEndsAfterSeconds() {
        Answer made = make("Partner");

        assertThat(made.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "appGroup", "appId", "createdAt", "credentials", "lastModifiedAt", "name", "status");
        assertThat(made.at("/appGroup")).isEqualTo("Team");
        assertThat(lasts(made, "/credentials/0")).isBetween(3_590_000L, 3_610_000L);
        assertThat(made.at("/credentials/0/apiProducts/0/status")).isEqualTo("pending");
        assertThat(api.get(apps + "/Partner").is(200).body()).isEqualTo(made.body());
        Answer company = api.post(
                        "/edge" + root + "/companies/Team/apps", Map.of("name", "Old", "keyExpiresIn", 3_600_000))
                .is(201);
        assertThat(lasts(company, "/credentials/0")).isBetween(3_590_000L, 3_610_000L);
        assertThat(company.at("/companyName")).isEqualTo("Team");
    }

    @Test
    void listsOfGroupsAreWholeAndThoseOfCompaniesAreNames() {
        make("A");
        make("B");
        make("C");
        Answer first = api.get(apps + "?pageSize=2").is(200);
        Answer second = api.get(apps + "?pageSize=2&pageToken=" + first.at("/nextPageToken"))
                .is(200);

        assertThat(first.body().path("appGroupApps")).hasSize(2);
        assertThat(first.at("/appGroupApps/0/credentials/0/consumerSecret")).hasSize(32);
        assertThat(second.at("/appGroupApps/0/name")).isEqualTo("C");
        assertThat(second.body().has("nextPageToken")).isFalse();
        assertThat(api.get("/edge" + apps).is(200).body().path("appGroupApps")).hasSize(3);
        String companies = "/edge" + root + "/companies/Team/apps";
        assertThat(api.get(companies).is(200).body()).isEqualTo(Api.JSON.valueToTree(List.of("A", "B", "C")));
        assertThat(api.get(companies + "?expand=true&count=1&startKey=B")
                        .is(200)
                        .at("/app/0/companyName"))
                .isEqualTo("Team");
    }

    @Test
    void anAppIsApprovedAndRevokedByPut() {
        make("Partner");
        api.put(apps + "/Partner?action=revoke", null, "Content-Type", "application/octet-stream")
                .is(204);
        assertThat(api.get(apps + "/Partner").at("/status")).isEqualTo("revoked");
        api.put(apps + "/Partner?action=approve", "").is(204);
        Answer changed = api.put(apps + "/Partner", Map.of("callbackUrl", "https://example.com/g"))
                .is(200);

        assertThat(changed.at("/status")).isEqualTo("approved");
        assertThat(changed.body().path("credentials")).hasSize(1);
        assertThat(api.put(apps + "/Partner", Map.of("apiProducts", List.of("Auto")))
                        .is(200)
                        .body()
                        .path("credentials"))
                .hasSize(2);
        assertThat(records("revoke", "app", "done")).isEqualTo(1);
        assertThat(records("approve", "app", "done")).isEqualTo(1);
    }

    @Test
    void aKeyTakesItsActionInTheBody() {
        make("Partner");
        Map<String, String> pair = Map.of(
                "consumerKey",
                scene.name("own_key"),
                "consumerSecret",
                "own_secret",
                "expiresInSeconds",
                "60",
                "status",
                "revoked");
        Answer made = api.post(apps + "/Partner/keys", pair).is(201);
        String key = apps + "/Partner/keys/" + pair.get("consumerKey");
        assertThat(made.at("/status")).isEqualTo("approved");
        assertThat(lasts(made, "")).isBetween(59_000L, 61_000L);

        Map<String, Object> update = Map.of(
                "action",
                "revoke",
                "apiProducts",
                List.of("Auto", "Auto"),
                "appGroupAppKey",
                Map.of("scopes", List.of("READ"), "attributes", List.of(Map.of("name", "a", "value", "b"))));
        Answer changed = api.post(key, update, "If-Match", made.header("ETag")).is(200);
        assertThat(changed.at("/status")).isEqualTo("revoked");
        assertThat(changed.at("/apiProducts/0/apiproduct")).isEqualTo("Auto");
        assertThat(changed.body().path("apiProducts")).hasSize(1);
        assertThat(changed.at("/scopes/0")).isEqualTo("READ");
        api.post(key, Map.of("action", "approve"), "If-Match", made.header("ETag"))
                .is(412);
        api.post(key, Map.of("action", "delete")).is(400);
        Api approver = caller(organization, Role.APPROVER);
        assertThat(approver.post(key, Map.of("action", "approve")).is(200).at("/status"))
                .isEqualTo("approved");
        assertThat(records("revoke", "credential", "done")).isEqualTo(1);
        assertThat(records("approve", "credential", "done")).isEqualTo(1);

        assertThat(api.delete(key + "/apiproducts/Auto").is(200).body().has("apiProducts"))
                .isFalse();
        assertThat(api.delete(key).is(200).at("/consumerKey")).isEqualTo(pair.get("consumerKey"));
        assertThat(api.get(key).is(404).at("/error/message")).isEqualTo("Invalid consumer key for Given App");
    }

    @Test
    void aProductOnAKeyIsDecidedByPost() {
        String key = make("Partner").at("/credentials/0/keyId");
        String grant = apps + "/Partner/keys/" + key + "/apiproducts/Manual";
        api.post(grant + "?action=approve", null).is(204);
        assertThat(api.get(apps + "/Partner/keys/" + key).at("/apiProducts/0/status"))
                .isEqualTo("approved");
        api.post(grant + "?action=revoke", null).is(204);
        caller(organization, Role.EDITOR).post(grant + "?action=approve", null).is(403);
        assertThat(api.get(apps + "/Partner/keys/" + key).at("/apiProducts/0/status"))
                .isEqualTo("revoked");
        assertThat(records("approve", "grant", "done")).isEqualTo(1);
        assertThat(records("approve", "grant", "refused")).isEqualTo(1);
    }
}
