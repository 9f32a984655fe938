package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene;
import dev.kunci.testing.Scene.Weather;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of an organization hold on the programs' door as in the portal. */
class RulesApiTest extends ApiTest {

    private Weather weather;
    private String app;
    private String product;
    private String auto;

    @BeforeEach
    void set() {
        weather = scene.weather();
        app = "/v1/organizations/" + weather.organizationName() + "/developers/ana@example.com/apps/Weather%20mobile";
        String products = app + "/keys/" + weather.credential() + "/apiproducts/";
        product = products + database.text("select name from api_product where id = ?", weather.manualProduct());
        auto = products + database.text("select name from api_product where id = ?", weather.autoProduct());
    }

    private void rule(String column) throws SQLException {
        database.asApplication(
                "update organization set " + column + " = true where id = '" + weather.organization() + "'");
    }

    private String status() {
        return database.text("select status from product_grant where id = ?", weather.manualGrant());
    }

    private String reason(String action) {
        return database.text(
                "select reason from audit_record where organization_id = ? and channel = 'api' and action = ? and outcome = 'done'",
                weather.organization(),
                action);
    }

    /** By a client that sends headers as the bytes they are. */
    private void revoke(Api api, String reason) throws IOException {
        URI address = URI.create(api.base() + product + "?action=revoke");
        String bytes = new String(reason.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String call =
                    "POST " + address.getRawPath() + "?action=revoke HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + api.authorization() + "\r\nX-Kunci-Reason: " + bytes
                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 204");
        }
    }

    @Test
    void aReasonReachesTheRecord() throws IOException {
        Api api = caller(weather.organization(), Role.APPROVER);
        api.post(product + "?action=approve&reason=k%C3%A4se+und%20brot", null, "X-Kunci-Reason", "not this")
                .is(204);
        revoke(api, "disetujui: kübra");

        assertThat(reason("approve")).isEqualTo("käse und brot");
        assertThat(reason("revoke")).isEqualTo("disetujui: kübra");
        api.post(app + "?action=revoke&reason=%07", null).is(400);
    }

    @Test
    void aReasonIsKeptWholeOrRefusedAndNeverCut() throws IOException {
        Api api = caller(weather.organization(), Role.APPROVER);
        String longest = "y".repeat(1_000);
        String tooLong = "x".repeat(1_001);

        assertThat(api.post(app + "?action=revoke&reason=" + tooLong, null)
                        .is(400)
                        .body()
                        .toString())
                .contains("at most 1,000 characters; this one has 1,001");
        api.post(app + "?action=revoke", null, "X-Kunci-Reason", tooLong).is(400);
        assertThat(database.text("select status from app where id = ?", weather.app()))
                .isEqualTo("approved");

        api.post(app + "?action=revoke", null, "X-Kunci-Reason", longest).is(204);
        assertThat(reason("revoke")).isEqualTo(longest);
    }

    @Test
    void whereReasonsAreAskedForOneIsNeeded() throws SQLException {
        rule("reasons_required");
        Api api = caller(weather.organization(), Role.APPROVER);

        assertThat(api.post(product + "?action=approve&reason=%20", null)
                        .is(400)
                        .at("/error/message"))
                .contains("query parameter reason")
                .contains("X-Kunci-Reason");
        assertThat(status()).isEqualTo("pending");
        api.post(product + "?action=approve", null, "X-Kunci-Reason", "asked for")
                .is(204);
        assertThat(status()).isEqualTo("approved");
    }

    @Test
    void nobodyApprovesWhatTheyAskedFor() throws SQLException {
        rule("four_eyes");
        Actor one = scene.operator(weather.organization(), Role.EDITOR, Role.APPROVER);
        Api api = caller(one, weather.organization(), Role.EDITOR, Role.APPROVER);
        scene.request(one, weather);
        String mine = app + "/keys/" + weather.credential() + "/apiproducts/"
                + database.text(
                        "select p.name from product_grant o join api_product p on p.id = o.product_id where o.organization_id = ? and o.requested_by_id = ?",
                        weather.organization(),
                        one.operatorId());

        assertThat(api.post(mine + "?action=approve", null).is(403).at("/error/details/0/violations/0/type"))
                .isEqualTo("kunci.four-eyes");
        api.post(product + "?action=approve", null).is(204);
        caller(weather.organization(), Role.APPROVER)
                .post(mine + "?action=approve", null)
                .is(204);
    }

    @Test
    void anApproverOfSomeProductsDecidesOnThose() {
        Actor one = scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.APPROVER);
        Api api = caller(one, weather.organization(), Role.APPROVER);

        api.post(product + "?action=approve", null).is(204);
        Answer refused = api.post("/edge" + auto + "?action=revoke", null).is(403);
        assertThat(refused.at("/code")).isEqualTo("kunci.product.not-yours");
        api.post(app + "?action=revoke", null).is(403);
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and outcome = 'refused'",
                        weather.organization()))
                .isEqualTo(2);
        assertThat(database.text("select status from product_grant where id = ?", weather.autoGrant()))
                .isEqualTo("approved");
    }

    @Test
    void whereASecondFactorIsAskedForAPasswordIsNotEnough() throws SQLException {
        Actor one = scene.operator(weather.organization(), Role.APPROVER);
        Api password = anonymous().basic(one.name(), Scene.PASSWORD);
        password.get(app).is(200);
        rule("second_factor_required");

        assertThat(password.get("/edge" + app).is(403).at("/code")).isEqualTo("kunci.second-factor");
        password.post(product + "?action=approve", null).is(403);
        password.get("/v1/audits/users/" + one.name() + "?organization=" + weather.organizationName())
                .is(403);
        assertThat(status()).isEqualTo("pending");
        caller(one, weather.organization(), Role.APPROVER)
                .post(product + "?action=approve", null)
                .is(204);
    }

    @Test
    void whatNobodySeesIsRefusedInNamesAddressesAndReasonsAndNumbersHaveAnEnd() {
        Api api = caller(weather.organization(), Role.APPROVER, Role.EDITOR);
        String root = "/v1/organizations/" + weather.organizationName();
        List<Answer> refused = List.of(
                api.post(root + "/apiproducts", Map.of("name", "P1", "displayName", "Or\u202Eders")),
                api.post(root + "/apiproducts", Map.of("name", "P1", "environments", List.of("pr\u200Bod"))),
                api.post(
                        root + "/developers",
                        Map.of("email", "a\u200B@example.com", "firstName", "A", "lastName", "B", "userName", "a")),
                api.post(
                        root + "/developers",
                        Map.of("email", "a@example.com", "firstName", "\u3164", "lastName", "B", "userName", "a")),
                api.post(root + "/appgroups", Map.of("name", "g", "displayName", "\u2066g")),
                api.post(root + "/developers/ana@example.com/apps", Map.of("name", "We\u00ADather")),
                api.post(
                        root + "/developers/ana@example.com/apps",
                        Map.of("name", "W", "callbackUrl", "https://ex\u2060ample.com")),
                api.post(
                        root + "/developers/ana@example.com/apps",
                        Map.of("name", "W", "attributes", List.of(Map.of("name", "a\uFEFFb", "value", "x")))),
                api.post(
                        root + "/developers/ana@example.com/apps",
                        Map.of("name", "W", "attributes", List.of(Map.of("name", "DisplayName", "value", "\u2800")))),
                api.post(product + "?action=approve&reason=fine%E2%80%AE", null));
        for (Answer answer : refused) {
            assertThat(answer.is(400).body().toString()).contains("cannot be seen");
        }
        for (String body : List.of(
                "{\"name\":\"P2\",\"quota\":1e999999999,\"quotaInterval\":\"1\",\"quotaTimeUnit\":\"day\"}",
                "{\"name\":\"P2\",\"createdAt\":1e999999999,\"quota\":" + "9".repeat(2_000) + "}")) {
            api.send("POST", root + "/apiproducts", body).is(400);
        }
        assertThat(status()).isEqualTo("pending");
        api.post(
                        root + "/developers/ana@example.com/apps",
                        Map.of("name", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"))
                .is(201);
    }
}
