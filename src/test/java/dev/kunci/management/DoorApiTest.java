package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene;
import dev.kunci.testing.Scene.Weather;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not go through the programs' door, and what must. */
class DoorApiTest extends ApiTest {

    private Weather weather;
    private Api api;
    private String root;
    private String keys;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR, Role.APPROVER);
        root = "/v1/organizations/" + weather.organizationName();
        keys = root + "/developers/ana%40example.com/apps/Weather%20mobile/keys";
    }

    @Test
    void aKeyThatLooksLikeAnothersIdDoesNotStandForIt() {
        String victim = weather.credential().toString();
        Answer decoy = api.post(keys, Map.of("consumerKey", victim, "consumerSecret", "secret"))
                .is(201);

        api.post(keys + "/" + victim + "?action=revoke", null).is(204);

        assertThat(status(victim)).isEqualTo("revoked");
        assertThat(status(decoy.at("/keyId"))).isEqualTo("approved");
        Answer many = api.post(
                        root + "/decisions", Map.of("decisions", List.of(Map.of("keyId", victim, "action", "approve"))))
                .is(200);
        assertThat(many.at("/result/0/outcome")).isEqualTo("applied");
        assertThat(status(victim)).isEqualTo("approved");
    }

    private String status(String key) {
        return database.text("select status from credential where id = ?::uuid", key);
    }

    @Test
    void anAppNamedAfterAnothersIdDoesNotStandForIt() {
        api.post(
                        root + "/developers/ana@example.com/apps",
                        Map.of("name", weather.app().toString()))
                .is(201);

        assertThat(api.get(root + "/developers/ana@example.com/apps/" + weather.app())
                        .is(200)
                        .at("/name"))
                .isEqualTo("Weather mobile");
    }

    @Test
    void nothingsInListsAreNothing() {
        api.post(
                        root + "/developers/ana@example.com/apps",
                        "{\"name\":\"x\",\"scopes\":[null],\"apiProducts\":[null],\"attributes\":[null]}")
                .is(201);
    }

    @Test
    void aCallNamesOnlySoManyProducts() {
        List<String> once = Collections.nCopies(100_000, "p");
        List<String> many = IntStream.range(0, 1_001).mapToObj(i -> "p" + i).toList();

        assertThat(api.post(root + "/developers/ana@example.com/apps", Map.of("name", "x", "apiProducts", once))
                        .is(400)
                        .at("/error/message"))
                .contains("[p] does not exist");
        assertThat(api.post(root + "/developers/ana@example.com/apps", Map.of("name", "x", "apiProducts", many))
                        .is(400)
                        .at("/error/message"))
                .contains("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaked — rotate", "Übung “x”", "отозван", "漏洩"})
    void aReasonInTheHeaderMayBeInAnyScript(String reason) throws IOException {
        String answer = raw("POST " + keys + "/" + weather.credential() + "?action=revoke HTTP/1.1\r\n"
                + "X-Kunci-Reason: " + reason + "\r\nContent-Length: 0\r\n");

        assertThat(answer).startsWith("HTTP/1.1 204");
        assertThat(database.text(
                        "select reason from audit_record where subject_id = ? and action = 'revoke'",
                        weather.credential()))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/%2e%2e/vaadinServlet/",
                "/v1/../login",
                "/edge/v1/%2E%2e/%2e%2e/login",
                "/%761/organizations",
                "/edge%2Fv1/organizations",
                "/v1/organizations/."
            })
    void noAddressLeadsOutOfTheDoor(String address) throws IOException {
        String answer = raw("GET " + address + " HTTP/1.1\r\nAccept: text/html\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (4..|302).*").doesNotContain("Set-Cookie: JSESSIONID", "Unexpected");
        if (!address.startsWith("/v1/..")) {
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/json");
        }
    }

    /** Sends bytes as they are, signed in. */
    private String raw(String head) throws IOException {
        URI base = URI.create(api.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write((head + "Host: localhost\r\nConnection: close\r\nAuthorization: " + api.authorization()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRefusedDeletionRevealsNothing() {
        database.rows(
                "update organization set reasons_required = true where id = ? returning id", weather.organization());

        api.delete(keys + "/" + weather.credential()).is(400);
        assertThat(reveals()).isZero();

        Answer gone =
                api.delete(keys + "/" + weather.credential() + "?reason=unused").is(200);
        assertThat(gone.at("/consumerSecret")).isEqualTo(weather.pair().consumerSecret());
        assertThat(reveals()).isEqualTo(1);
    }

    private long reveals() {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and action = 'reveal'",
                weather.organization());
    }

    @Test
    void whoMayNotDecideDoesNotChangeAKeyOnTheWay() {
        Api editor = caller(weather.organization(), Role.EDITOR);
        Map<String, Object> both = Map.of(
                "action", "revoke", "appGroupAppKey", Map.of("attributes", List.of(Map.of("name", "n", "value", "v"))));

        editor.post(keys + "/" + weather.credential(), both).is(403);
        assertThat(database.text("select attributes from credential where id = ?", weather.credential()))
                .isEqualTo("[]");

        api.post(keys + "/" + weather.credential(), both).is(200);
        assertThat(status(weather.credential().toString())).isEqualTo("revoked");
        assertThat(database.text("select attributes from credential where id = ?", weather.credential()))
                .contains("\"n\"");
    }

    @Test
    void passwordsDoNotListWhatAsksForMore() {
        var person = scene.operator(weather.organization(), Role.VIEWER);
        Api password = anonymous().basic(person.name(), Scene.PASSWORD);
        assertThat(password.get("/v1/organizations").is(200).body().path("organizations"))
                .hasSize(1);

        database.rows(
                "update organization set second_factor_required = true where id = ? returning id",
                weather.organization());
        assertThat(password.get("/v1/organizations").is(200).raw().body()).isEqualTo("{}");
        password.get(root).is(403);
    }
}
