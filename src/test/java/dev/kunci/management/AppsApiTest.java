package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Developers, apps and keys through the API: what clients send, and what they are answered. */
class AppsApiTest extends ApiTest {

    private Weather weather;
    private Api api;
    private String root;
    private String app;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR, Role.APPROVER);
        root = "/v1/organizations/" + weather.organizationName();
        app = "/developers/ana%40example.com/apps/Weather%20mobile";
    }

    @Test
    void anAppIsReadInBothDialects() {
        Answer x = api.get(root + app).is(200);
        Answer edge = api.get("/edge" + root + app).is(200);

        assertThat(x.at("/credentials/0/consumerKey")).isEqualTo(weather.pair().consumerKey());
        assertThat(x.at("/credentials/0/expiresAt")).isEqualTo("-1");
        assertThat(x.body().at("/createdAt").isString()).isTrue();
        assertThat(x.body().has("attributes")).isFalse();
        assertThat(x.body().has("createdBy")).isFalse();
        assertThat(edge.body().at("/createdAt").isNumber()).isTrue();
        assertThat(edge.body().at("/attributes").isArray()).isTrue();
        assertThat(edge.at("/createdBy")).isEqualTo("console");
        assertThat(edge.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "accessType",
                        "appFamily",
                        "appId",
                        "attributes",
                        "callbackUrl",
                        "createdAt",
                        "createdBy",
                        "credentials",
                        "developerId",
                        "lastModifiedAt",
                        "lastModifiedBy",
                        "name",
                        "scopes",
                        "status");
    }

    @Test
    void anAppIsMadeWithItsKey() {
        String product = database.text("select name from api_product where id = ?", weather.manualProduct());
        Answer made = api.post(
                        root + "/developers/ANA@example.com/apps",
                        Map.of(
                                "name",
                                "Second",
                                "apiProducts",
                                List.of(product),
                                "keyExpiresIn",
                                "2592000000",
                                "attributes",
                                List.of(Map.of("name", "DisplayName", "value", "The second"))))
                .is(201);

        assertThat(made.at("/credentials/0/status")).isEqualTo("approved");
        assertThat(made.at("/credentials/0/apiProducts/0/status")).isEqualTo("pending");
        assertThat(made.at("/credentials/0/consumerSecret")).hasSize(32);
        long lasts = made.body().at("/credentials/0/expiresAt").asLong()
                - made.body().at("/credentials/0/issuedAt").asLong();
        assertThat(lasts).isBetween(2_591_990_000L, 2_592_010_000L);
        api.post(root + "/developers/ana@example.com/apps", Map.of("name", "Second"))
                .is(409);
    }

    @Test
    void allThreeLevelsAreRevokedAndApproved() {
        String key = app + "/keys/" + weather.pair().consumerKey();
        String product = key + "/apiproducts/"
                + database.text("select name from api_product where id = ?", weather.manualProduct());
        for (String level : List.of(product, key, app)) {
            api.post(root + level + "?action=approve", null).is(204);
            api.post(root + level + "/?action=revoke", "{}", "Content-Type", "application/octet-stream")
                    .is(204);
            api.post(
                            "/edge/v1/o/" + weather.organizationName() + level + "?action=revoke&alt=json",
                            "",
                            "Content-Type",
                            "application/x-www-form-urlencoded")
                    .is(204);
        }

        Answer now = api.get(root + app).is(200);
        assertThat(now.at("/status")).isEqualTo("revoked");
        assertThat(now.at("/credentials/0/status")).isEqualTo("revoked");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and channel = 'api' and action = 'revoke' and outcome = 'done'",
                        weather.organization()))
                .isEqualTo(3);
    }

    @Test
    void errorsAreJsonForEverybody() {
        assertThat(anonymous().get(root).is(401).header("WWW-Authenticate")).startsWith("Basic");
        assertThat(api.get(root + "/nothing").is(404).at("/error/status")).isEqualTo("NOT_FOUND");
        assertThat(api.send("PATCH", root + app, "{}").is(405).at("/error/code"))
                .isEqualTo("405");
        assertThat(api.get("/edge" + root + "/developers/nobody@example.com")
                        .is(404)
                        .at("/code"))
                .isEqualTo("developer.service.DeveloperIdDoesNotExist");
        assertThat(api.post(root + "/developers", "{").is(400).at("/error/message"))
                .contains("line 1");
        assertThat(api.get("/v1/organizations/other").is(403).at("/error/status"))
                .isEqualTo("PERMISSION_DENIED");
        api.get("/v1//x").is(400);
        api.get(root + "/developers/" + "%00").is(400);
    }
}
