package dev.kunci.gateway.http;

import static dev.kunci.gateway.http.OpenPort.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.gateway.CheckRequest;
import dev.kunci.gateway.DenialReason;
import dev.kunci.gateway.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nginx is told: yes with the caller, or no with a reason that is for the gateway only. */
class NginxAnswersTest {

    private final OpenPort port = new OpenPort();

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void anAllowedCallIsToldWithWhoCalls() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port.server.port() + "/gateway/nginx"))
                .header("Authorization", "Bearer " + OpenPort.TOKEN)
                .header("X-API-Key", "good")
                .header("X-Original-Method", "DELETE")
                .header("X-Original-URI", "/weather/%2e?day=1")
                .header("X-Kunci-Proxy", "weather-v1")
                .header("X-Kunci-Environment", "prod")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(204);
                Map<String, List<String>> headers =
                        new HashMap<>(answer.headers().map());
                assertThat(headers)
                        .isEqualTo(Map.of(
                                "cache-control", List.of("no-store"),
                                "x-content-type-options", List.of("nosniff"),
                                "referrer-policy", List.of("no-referrer"),
                                "content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"),
                                "x-kunci-app", List.of("weather"),
                                "x-kunci-app-id", List.of("00000000-0000-4000-8000-00000000000a"),
                                "x-kunci-owner", List.of("ana@example.com"),
                                "x-kunci-product", List.of("Weather"),
                                "x-kunci-key-id", List.of("00000000-0000-4000-8000-00000000000b")));
            }
        }
        assertThat(port.door.asked)
                .hasSize(3)
                .contains(new CheckRequest(
                        "acme", "nginx", "good", "DELETE", "/weather/%2e?day=1", "weather-v1", "prod"));
        assertThat(port.tokenLookups).as("the token is remembered").hasValue(1);
    }

    @Test
    void noNameEndsAHeaderAndBeginsAnother() throws Exception {
        port.door.remembered.put(
                "odd",
                new Verdict.Allowed(
                        "a\r\nX-Kunci-Owner: eve",
                        UUID.randomUUID(),
                        " Café 100% ",
                        "é\u0000\u2028\"",
                        UUID.randomUUID()));

        OpenPort.Reply reply = port.send(ask("odd"));

        assertThat(reply.headers())
                .containsEntry("x-kunci-app", "a%0D%0AX-Kunci-Owner:%20eve")
                .containsEntry("x-kunci-owner", "%20Caf%C3%A9%20100%25%20")
                .containsEntry("x-kunci-product", "%C3%A9%00%E2%80%A8\"")
                .hasSize(9);
    }

    @Test
    void aMissingKeyIsTheOneThingAClientCanMend() throws Exception {
        String keyless = ask("good").replace("X-API-Key: good\r\n", "");
        for (String request : List.of(keyless, ask(""))) {
            OpenPort.Reply reply = port.send(request);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.headers())
                    .containsEntry("www-authenticate", "ApiKey realm=\"API\"")
                    .containsEntry("cache-control", "no-store");
            assertThat(reply.denied()).isEqualTo("missing-key");
            assertThat(reply.headers()).containsEntry("x-kunci-fault", "oauth.v2.FailedToResolveAPIKey");
        }
        assertThat(port.door.asked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MISSING_KEY")
    void refusalsDifferInWhatIsForTheGatewayAlone(DenialReason reason) throws Exception {
        Instant since = Instant.parse("2026-11-23T10:15:30.123456Z");
        port.door.remembered.put("shut", new Verdict.Denied(reason, null));
        port.door.stored.put("shut-on-disk", new Verdict.Denied(reason, null));
        port.door.remembered.put("shut-since", new Verdict.Denied(reason, since));

        for (String key : List.of("shut", "shut-on-disk", "shut-since")) {
            String denied = reason.code() + (key.equals("shut-since") ? "; since=2026-11-23T10:15:30Z" : "");
            OpenPort.Reply reply = port.send(ask(key));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.headers())
                    .isEqualTo(Map.of(
                            "cache-control",
                            "no-store",
                            "x-content-type-options",
                            "nosniff",
                            "referrer-policy",
                            "no-referrer",
                            "content-security-policy",
                            "default-src 'none'; frame-ancestors 'none'",
                            "content-length",
                            "0",
                            "x-kunci-denied",
                            denied,
                            "x-kunci-fault",
                            reason.fault()));
        }
    }

    @Test
    void aRefusalThatEndsTheConnectionSaysAsMuch() throws Exception {
        port.door.remembered.put("shut", new Verdict.Denied(DenialReason.KEY_REVOKED, Instant.EPOCH));

        assertThat(port.send(ask("shut", "Connection: close")).headers())
                .containsEntry("connection", "close")
                .containsEntry("x-kunci-denied", "key-revoked; since=1970-01-01T00:00:00Z")
                .containsEntry("x-kunci-fault", "oauth.v2.ApiKeyNotApproved");
    }

    @Test
    void aWrongTokenIsNoChallengeToTheClient() throws Exception {
        port.token("kunci_gw_ended", null, true);
        port.token("kunci_gw_old", port.clock.instant().plus(Duration.ofHours(1)), false);
        port.clock.forward(Duration.ofHours(2));

        for (String token : List.of("kunci_gw_unknown", "kunci_gw_ended", "kunci_gw_old", "")) {
            OpenPort.Reply reply = port.send(ask("good", token, new String[0]));
            assertThat(reply.status()).as(token).isEqualTo(403);
            assertThat(reply.headers())
                    .isEqualTo(Map.of(
                            "x-content-type-options",
                            "nosniff",
                            "referrer-policy",
                            "no-referrer",
                            "content-security-policy",
                            "default-src 'none'; frame-ancestors 'none'",
                            "cache-control",
                            "no-store",
                            "content-length",
                            "0",
                            "x-kunci-denied",
                            "gateway-token"));
        }
        assertThat(port.send(ask("good").replaceFirst("Authorization[^\n]*\n", ""))
                        .denied())
                .isEqualTo("gateway-token");
        assertThat(port.send(ask("good").replace("Bearer", "Basic")).denied()).isEqualTo("gateway-token");
        assertThat(port.door.asked).isEmpty();
    }

    @Test
    void theOrganizationIsThatOfTheToken() throws Exception {
        assertThat(port.send(ask("good", "X-Kunci-Organization: acme")).status())
                .isEqualTo(204);
        assertThat(port.send(ask("good", "X-Kunci-Organization:")).status()).isEqualTo(204);

        OpenPort.Reply reply = port.send(ask("good", "X-Kunci-Organization: other"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.denied()).isEqualTo("organization");
        assertThat(port.door.asked).hasSize(2).allMatch(request -> request.organization()
                .equals("acme"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-api-KEY: other", "X-Original-URI: /other", "X-Original-Method: GET",
                        "Authorization: Bearer kunci_gw_good",
                "X-Kunci-Organization: acme", "X-Kunci-Proxy: p", "X-Kunci-Environment: e", "X-API-Key:"
            })
    void aHeaderThatCountsCannotComeTwice(String header) throws Exception {
        OpenPort.Reply reply = port.send(
                ask("good", "X-Kunci-Organization: acme", "X-Kunci-Proxy: p", "X-Kunci-Environment: e", header));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.denied()).isEqualTo("bad-request");
        assertThat(port.door.asked).isEmpty();
    }

    @Test
    void theCallHasToBeSaid() throws Exception {
        assertThat(port.send(ask("good").replaceFirst("X-Original-URI[^\n]*\n", ""))
                        .denied())
                .isEqualTo("bad-request");
        assertThat(port.send(ask("good").replaceFirst("X-Original-Method[^\n]*\n", ""))
                        .denied())
                .isEqualTo("bad-request");
    }

    @Test
    void aRevokedTokenStopsAtOnce() throws Exception {
        assertThat(port.send(ask("good")).status()).isEqualTo(204);
        port.token(OpenPort.TOKEN, null, true);
        port.cache.changedAll();

        assertThat(port.send(ask("good")).denied()).isEqualTo("gateway-token");
    }
}
