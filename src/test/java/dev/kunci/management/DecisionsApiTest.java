package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many decisions in one call: each finds its thing, each has its result. */
class DecisionsApiTest extends ApiTest {

    private Weather weather;
    private Api api;
    private String decisions;
    private String product;
    private String keyId;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.APPROVER);
        decisions = "/v1/organizations/" + weather.organizationName() + "/decisions";
        product = database.text("select name from api_product where id = ?", weather.manualProduct());
        keyId = weather.credential().toString();
    }

    private static Map<String, ?> of(Map<String, ?>... items) {
        return Map.of("decisions", List.of(items));
    }

    private static List<String> outcomes(Answer answer) {
        return answer.body()
                .path("result")
                .valueStream()
                .map(one -> one.path("outcome").asString() + " "
                        + one.path("status").asString(""))
                .map(String::strip)
                .toList();
    }

    private String status(String table, UUID id) {
        return database.text(
                "select status from " + table + " where organization_id = ? and id = ?", weather.organization(), id);
    }

    private long records(String action, String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and action = ? and outcome = ? and channel = 'api'",
                weather.organization(),
                action,
                outcome);
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyLevelIsFoundByWhatItIsCalled() {
        Answer answer = api.post(
                        decisions + "?reason=spring%20cleaning",
                        of(
                                Map.of("action", "approve", "keyId", keyId, "apiproduct", product),
                                Map.of(
                                        "action",
                                        "revoke",
                                        "consumerKey",
                                        weather.pair().consumerKey(),
                                        "reason",
                                        "was leaked"),
                                Map.of(
                                        "action",
                                        "revoke",
                                        "appId",
                                        weather.app().toString()),
                                Map.of("action", "inactive", "developer", "ANA@example.com")))
                .is(200);

        assertThat(outcomes(answer))
                .containsExactly("applied approved", "applied revoked", "applied revoked", "applied inactive");
        assertThat(answer.body().at("/result/0/revision").isString()).isTrue();
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("approved");
        assertThat(status("credential", weather.credential())).isEqualTo("revoked");
        assertThat(status("app", weather.app())).isEqualTo("revoked");
        assertThat(status("developer", weather.developer())).isEqualTo("inactive");
        assertThat(database.rows(
                        "select reason from audit_record where organization_id = ? and channel = 'api' and outcome = 'done' order by at",
                        weather.organization()))
                .extracting(row -> row.get("reason"))
                .containsExactlyInAnyOrder("spring cleaning", "was leaked", "spring cleaning", "spring cleaning");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aDeveloperIdIsTakenAsItIsWrittenAndAnAddressBeforeIt() throws Exception {
        UUID other = developerCalled("bo@example.com");
        database.asOwner(
                "update developer set developer_id = 'AbC-1' where id = '" + weather.developer() + "'",
                "update developer set developer_id = 'abc-1' where id = '" + other + "'");
        assertThat(outcomes(api.post(
                        decisions,
                        of(
                                Map.of("action", "inactive", "developer", "AbC-1"),
                                Map.of("action", "inactive", "developer", "ABC-1")))))
                .containsExactly("applied inactive", "unknown");
        assertThat(status("developer", weather.developer())).isEqualTo("inactive");
        assertThat(status("developer", other)).isEqualTo("active");

        database.asOwner("update developer set developer_id = 'ana@example.com' where id = '" + other + "'");
        assertThat(outcomes(api.post(decisions, of(Map.of("action", "active", "developer", "ana@example.com")))))
                .containsExactly("applied active");
        assertThat(status("developer", weather.developer())).isEqualTo("active");
    }

    private UUID developerCalled(String email) {
        caller(weather.organization(), Role.EDITOR)
                .post(
                        "/v1/organizations/" + weather.organizationName() + "/developers",
                        Map.of("email", email, "firstName", "Bo", "lastName", "B", "userName", "bo"))
                .is(201);
        return UUID.fromString(database.text(
                "select id from developer where organization_id = ? and email = ?", weather.organization(), email));
    }

    @Test
    @SuppressWarnings("unchecked")
    void noConsumerKeyStandsForTheKeyThatHasItAsKeyId() {
        String keys = "/v1/organizations/" + weather.organizationName()
                + "/developers/ana@example.com/apps/Weather%20mobile/keys";
        Answer decoy = caller(weather.organization(), Role.EDITOR)
                .post(keys, Map.of("consumerKey", keyId, "consumerSecret", "secret"))
                .is(201);

        assertThat(outcomes(api.post(
                        decisions,
                        of(
                                Map.of("action", "revoke", "keyId", keyId),
                                Map.of(
                                        "action",
                                        "revoke",
                                        "consumerKey",
                                        weather.pair().consumerKey())))))
                .containsExactly("applied revoked", "already revoked");
        assertThat(status("credential", weather.credential())).isEqualTo("revoked");
        assertThat(status("credential", UUID.fromString(decoy.at("/keyId")))).isEqualTo("approved");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatPointsAtNothingHoldsUpNothing() {
        String none = UUID.randomUUID().toString();
        Answer answer = api.post(
                        "/edge" + decisions,
                        of(
                                Map.of("action", "revoke", "keyId", none),
                                Map.of("action", "active", "developer", "nobody@example.com"),
                                Map.of("action", "revoke", "appId", "no uuid \u0000"),
                                Map.of("action", "revoke", "keyId", keyId, "apiproduct", "None"),
                                Map.of("action", "inactive", "appGroup", "none"),
                                Map.of("action", "approve", "keyId", keyId, "apiproduct", product)))
                .is(200);

        assertThat(outcomes(answer))
                .containsExactly("unknown", "unknown", "unknown", "unknown", "unknown", "applied approved");
        assertThat(answer.at("/result/1/code")).isEqualTo("developer.service.DeveloperIdDoesNotExist");
        assertThat(answer.at("/result/0/message")).isEqualTo("Invalid consumer key for Given App");
        assertThat(answer.body().at("/result/5/revision").isNumber()).isTrue();
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("approved");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatIsUnclearIsRefusedByItself() {
        Answer answer = api.post(
                        decisions,
                        of(
                                Map.of("action", "revoke"),
                                Map.of("action", "revoke", "keyId", keyId, "developer", "ana@example.com"),
                                Map.of("action", "revoke", "developer", "ana@example.com", "apiproduct", product),
                                Map.of("action", "active", "keyId", keyId),
                                Map.of("keyId", keyId),
                                Map.of("action", "revoke", "keyId", keyId)))
                .is(200);

        assertThat(outcomes(answer))
                .containsExactly("refused", "refused", "refused", "refused", "refused", "applied revoked");
        assertThat(answer.at("/result/0/code")).isEqualTo("kunci.decision");
        assertThat(answer.at("/result/3/message")).contains("approve or revoke");
        assertThat(records("revoke", "done")).isEqualTo(1);
        api.post(decisions, "{}").is(400);
        api.post(decisions, "{\"decisions\":[null]}").is(200);
        api.post(decisions, "{\"decisions\":{}}").is(400);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoLookedIsToldWhatChangedMeanwhile() {
        Map<String, ?> approve = Map.of("action", "approve", "keyId", keyId, "apiproduct", product, "seenRevision", 0);
        Map<String, ?> revoke = Map.of("action", "revoke", "keyId", keyId, "apiproduct", product);
        assertThat(outcomes(api.post(decisions, of(revoke)))).containsExactly("applied revoked");
        assertThat(outcomes(api.post(decisions, of(revoke)))).containsExactly("already revoked");
        assertThat(outcomes(api.post(decisions, of(approve)))).containsExactly("stale revoked");
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("revoked");
        assertThat(records("revoke", "done")).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void oneThingIsDecidedOnOnceInOneCall() {
        Answer answer = api.post(
                        decisions,
                        of(
                                Map.of("action", "approve", "keyId", keyId, "apiproduct", product),
                                Map.of(
                                        "action",
                                        "approve",
                                        "consumerKey",
                                        weather.pair().consumerKey(),
                                        "apiproduct",
                                        product),
                                Map.of("action", "revoke", "keyId", keyId, "apiproduct", product)))
                .is(200);

        assertThat(outcomes(answer)).containsExactly("applied approved", "already approved", "refused");
        assertThat(answer.at("/result/2/code")).isEqualTo("kunci.decision.twice");
        assertThat(status("product_grant", weather.manualGrant())).isEqualTo("approved");
        assertThat(records("approve", "done")).isEqualTo(1);
        assertThat(records("revoke", "done")).isZero();
        assertThat(records("revoke", "refused")).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoDoesNotApproveDecidesNothing() {
        Answer answer = caller(weather.organization(), Role.EDITOR)
                .post(decisions, of(Map.of("action", "revoke", "keyId", keyId)))
                .is(200);

        assertThat(outcomes(answer)).containsExactly("refused");
        assertThat(answer.at("/result/0/code")).isEqualTo("kunci.role.approver");
        assertThat(answer.body().at("/result/0").has("status")).isFalse();
        assertThat(status("credential", weather.credential())).isEqualTo("approved");
        assertThat(records("revoke", "refused")).isEqualTo(1);
    }

    @Test
    void aThousandAreDecidedAtOnceAndNotOneMore() {
        Map<String, ?> one =
                Map.of("action", "revoke", "keyId", UUID.randomUUID().toString());
        JsonNode results = api.post(decisions, Map.of("decisions", Collections.nCopies(1_000, one)))
                .is(200)
                .body()
                .path("result");

        assertThat(results).hasSize(1_000);
        api.post(decisions, Map.of("decisions", Collections.nCopies(1_001, one)))
                .is(400);
    }
}
