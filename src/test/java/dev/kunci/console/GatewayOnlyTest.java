package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.DatabaseAccess;
import dev.kunci.console.start.ListenAddress;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.operators.Actor;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.value.Level;
import dev.kunci.shared.KunciProperties;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.TestDatabase;
import dev.kunci.vault.KeyVault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** A Kunci for gateways only beside one that changes the data, reached by TLS. */
@IntegrationTest
@Tag("slow")
class GatewayOnlyTest {

    private static final String KEY = "a-key-of-somebodys-own";

    @TempDir
    Path directory;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    KunciProperties properties;

    @Autowired
    GatewayTokens tokens;

    @Autowired
    Credentials credentials;

    @Autowired
    Grants grants;

    @Autowired
    Decisions decisions;

    private final Actor console = Actor.console();
    private final int port = freePort();

    @Test
    void gatewaysAreAnsweredByTlsAndNobodyElseIs() throws Exception {
        SelfMadeCertificate tls = SelfMadeCertificate.in(directory);
        Scene.Weather weather = scene.weather();
        String token =
                tokens.create(console, weather.organization(), "edge", null).token();
        SpringSettings settings = settings().encrypt(tls.certificate(), tls.key());
        try (ConfigurableApplicationContext kunci = ApplicationStart.gateway(settings);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(tls.trusting()).build()) {
            assertThat(kunci.isRunning()).isTrue();
            assertThatThrownBy(() -> get(client, "http://127.0.0.1:" + port + "/login"))
                    .isInstanceOf(ConnectException.class);
            for (String state : List.of("/health", "/health/readiness")) {
                assertThat(get(client, health() + state).body()).contains("\"status\":\"UP\"");
            }
            assertThat(kunci.getBean("gatewayWarmUp"))
                    .as("the first question is not the first")
                    .extracting("passed")
                    .asString()
                    .isNotEqualTo("0");
            assertThat(get(client, health().replace("/actuator", "/v1/organizations"))
                            .statusCode())
                    .isIn(401, 403, 404);
            assertThatThrownBy(() -> get(client, checks().replace("https", "http")))
                    .isInstanceOf(IOException.class);

            assertThat(check(client, token, weather.pair().consumerKey())).isEqualTo("204 Weather mobile");
            decisions.decide(console, new Decision(weather.target(Level.CREDENTIAL), Verb.REVOKE, "leaked", null));
            assertThat(check(client, token, weather.pair().consumerKey())).startsWith("403 key-revoked; since=");
            decisions.decide(console, new Decision(weather.target(Level.CREDENTIAL), Verb.APPROVE, "mended", null));
            assertThat(check(client, token, weather.pair().consumerKey())).isEqualTo("204 Weather mobile");

            assertThat(check(client, token, KEY)).isEqualTo("403 unknown-key");
            assertThat(check(client, token, KEY)).isEqualTo("403 unknown-key");
            var made = credentials.importPair(
                    console, weather.organization(), weather.app(), new KeyVault.Pair(KEY, "its-secret"), null);
            grants.add(console, weather.organization(), made.credential(), weather.autoProduct(), null);
            assertThat(check(client, token, KEY)).isEqualTo("204 Weather mobile");
        }
        assertThat(database.count("select count(*) from key_use where organization_id = ?", weather.organization()))
                .as("what was counted is written at the end")
                .isEqualTo(2);
        assertThat(database.text(
                        "select reason || ' ' || gateway || ' ' || calls from refused_call where credential_id = ?",
                        weather.credential()))
                .isEqualTo("key-revoked edge 1");
    }

    private SpringSettings settings() {
        EmbeddedPostgres postgres = TestDatabase.postgres();
        DatabaseAccess access = new DatabaseAccess(
                postgres.appUrl(),
                postgres.appUser(),
                postgres.appPassword(),
                postgres.ownerUser(),
                postgres.ownerPassword());
        Map<String, String> environment =
                Map.of("KUNCI_KEYSETS", properties.keysets().toString());
        return new SpringSettings(access, directory, environment)
                .listen(ListenAddress.of("127.0.0.1", port, null, true), null);
    }

    private String checks() {
        return "https://127.0.0.1:" + (port + 1) + "/gateway/nginx";
    }

    private String health() {
        return "https://127.0.0.1:" + (port + 2) + "/actuator";
    }

    private static HttpResponse<String> get(HttpClient client, String uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The status, with whose call it is or why it is none. */
    private String check(HttpClient client, String token, String key) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(checks()))
                .header("Authorization", "Bearer " + token)
                .header("X-API-Key", key)
                .header("X-Original-Method", "GET")
                .header("X-Original-URI", "/v1/orders/17")
                .build();
        HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
        Optional<String> app = answer.headers().firstValue("x-kunci-app").map(name -> name.replace("%20", " "));
        return answer.statusCode() + " "
                + app.or(() -> answer.headers().firstValue("x-kunci-denied")).orElse("");
    }

    private static int freePort() {
        for (int candidate = 27_100; candidate < 27_900; candidate += 10) {
            if (isFree(candidate) && isFree(candidate + 1) && isFree(candidate + 2)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, ListenAddress.LOOPBACK)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
