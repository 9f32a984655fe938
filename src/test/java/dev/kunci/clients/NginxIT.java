package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.browser.RunningKunci;
import dev.kunci.console.postgres.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Debian's nginx with the shipped files in front of an API, and the packaged Kunci behind it. */
@Tag("nginx")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NginxIT {

    private static final Path DATA = Path.of("target", "nginx-it");
    private static final String APP =
            "/v1/organizations/acme/developers/ana@example.com/apps/customer-profiles-mobile-1";
    private static final String CALL = "/customers/42?view=short";

    @TempDir
    private static Path place;

    private static RunningKunci kunci;
    private static RealNginx nginx;
    private static String said;
    private static String token;
    private static String key;
    private static String keyId;

    @BeforeAll
    static void pasteTheLinesOfTheDocs() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        kunci = RunningKunci.start(DATA, "--demo");
        nginx = new RealNginx(place, kunci);
        String lines = String.join("", PastedPage.blocks("docs/gateways.md", "## Protect an API with nginx"));
        said = new PastedPage(place, DATA)
                .paste(nginx.local(lines).replace("http://127.0.0.1:8080", kunci.url()) + "echo $KUNCI_TOKEN\n", "");
        token = said.strip().lines().toList().getLast();
        String app = rest("GET", APP).body();
        key = app.replaceFirst("(?s).*\"consumerKey\":\"([^\"]*)\".*", "$1");
        keyId = app.replaceFirst("(?s).*\"keyId\":\"([^\"]*)\".*", "$1");
    }

    @AfterAll
    static void end() throws Exception {
        if (nginx != null) {
            nginx.close();
        }
        if (kunci != null) {
            kunci.stop();
            // The database of a Kunci that was killed runs on: this adopts and stops it.
            EmbeddedPostgres.open(DATA).close();
        }
    }

    @Test
    @Order(1)
    void theLinesOfTheDocsProtectRevokeAndApprove() {
        List<String> statuses = Pattern.compile("HTTP/1.1 (\\d{3})")
                .matcher(said)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(statuses).containsExactly("401", "200", "403", "200");
        assertThat(said)
                .contains("WWW-Authenticate: ApiKey realm=\"API\"")
                .contains("Hello customer-profiles-mobile-1 of ana@example.com, by Customers")
                .doesNotContain("X-Kunci-Denied", "X-Kunci-Fault");
    }

    @Test
    @Order(2)
    void aRevocationAtEachLevelCountsAtTheNextCall() throws Exception {
        for (String level : List.of("", "/keys/" + keyId, "/keys/" + keyId + "/apiproducts/Customers")) {
            for (int round = 0; round < 5; round++) {
                assertThat(nginx.get(CALL, "X-API-Key", key).statusCode()).isEqualTo(200);
                assertThat(rest("POST", APP + level + "?action=revoke&reason=it")
                                .statusCode())
                        .isEqualTo(204);
                HttpResponse<String> refused = nginx.get(CALL, "X-API-Key", key);
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.headers().map()).doesNotContainKeys("x-kunci-denied", "x-kunci-fault");
                assertThat(refused.body()).doesNotContainIgnoringCase("kunci").doesNotContain("revoked");
                assertThat(rest("POST", APP + level + "?action=approve&reason=it")
                                .statusCode())
                        .isEqualTo(204);
                assertThat(nginx.get(CALL, "X-API-Key", key).statusCode()).isEqualTo(200);
            }
        }
        assertThat(nginx.get("/orders/1", "X-API-Key", key).statusCode()).isEqualTo(403);
        assertThat(nginx.get("/customers/../orders/1", "X-API-Key", key).statusCode())
                .isEqualTo(403);
        assertThat(nginx.get("/customers//42", "X-API-Key", key).statusCode()).isEqualTo(403);
        assertThat(nginx.get("/customers/42;v=1", "X-API-Key", key).statusCode())
                .isEqualTo(403);
        assertThat(nginx.get(CALL, "X-API-Key", "nobody-has-this").statusCode()).isEqualTo(403);
        assertThat(nginx.get(CALL).statusCode()).isEqualTo(401);
        assertThat(nginx.get("/_kunci", "X-API-Key", key).statusCode()).isEqualTo(404);
        assertThat(nginx.log("denied=missing-key"))
                .contains("denied=app-revoked", "denied=key-revoked", "denied=product-revoked", "denied=unknown-key")
                .containsPattern(
                        "fault=oauth.v2.ApiKeyNotApproved denied=key-revoked; since=\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z\n")
                .contains("fault=oauth.v2.InvalidApiKeyForGivenResource denied=bad-path\n")
                .contains("denied=no-product", "app=customer-profiles-mobile-1 key=" + keyId + " fault= denied=\n")
                .doesNotContain(key);
    }

    @Test
    @Order(3)
    void whatAClientSaysOfItselfDoesNotReachTheUpstream() throws Exception {
        String[] claims = {
            "X-API-Key",
            key,
            "X-Kunci-App",
            "admin",
            "X-Kunci-App-Id",
            "1",
            "X-Kunci-Owner",
            "root@example.com",
            "x-kunci-product",
            "Everything",
            "X-Kunci-Key-Id",
            "2",
            "X-Kunci-Denied",
            "no",
            "X-Kunci-Fault",
            "none",
            "X-Kunci-Organization",
            "other",
            "X-Kunci-Proxy",
            "p",
            "X-Kunci-Environment",
            "test",
            "X-Original-URI",
            "/orders",
            "X-Original-URL",
            "/orders",
            "X-HTTP-Method-Override",
            "DELETE",
            "X-Other",
            "stays"
        };

        HttpResponse<String> answer = nginx.get(RealNginx.SEEN, claims);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKeys("x-kunci-denied", "x-kunci-fault");
        Map<String, List<String>> arrived = nginx.arrived.take();
        assertThat(arrived)
                .containsEntry("X-kunci-app", List.of("customer-profiles-mobile-1"))
                .containsEntry("X-kunci-owner", List.of("ana@example.com"))
                .containsEntry("X-kunci-product", List.of("Customers"))
                .containsEntry("X-kunci-key-id", List.of(keyId))
                .containsEntry("X-other", List.of("stays"))
                .containsKey("X-kunci-app-id")
                .doesNotContainKeys(
                        "X-kunci-denied",
                        "X-kunci-fault",
                        "X-kunci-organization",
                        "X-kunci-proxy",
                        "X-kunci-environment",
                        "X-original-uri",
                        "X-original-url",
                        "X-http-method-override",
                        "X-api-key");
        assertThat(arrived.get("X-kunci-app-id")).hasSize(1).doesNotContain("1");
    }

    /** Where root has started it, too: then its workers are another user, who needs a place for what is large. */
    @Test
    @Order(4)
    void aBodyThatTakesAFilePasses() throws Exception {
        assertThat(nginx.post(RealNginx.SEEN, new byte[500_000], "X-API-Key", key))
                .isEqualTo(200);

        assertThat(nginx.arrived.take()).containsEntry("Content-length", List.of("500000"));
        if (System.getProperty("user.name").equals("root")) {
            assertThat(nginx.workers()).isNotEmpty().doesNotContain("root");
        }
        for (String file : List.of("kunci-token.conf", "access.log", "error.log")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(nginx.directory().resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @Order(5)
    void aRevokedGatewayTokenStopsAtOnce() throws Exception {
        String hint = ServedKunci.said(kunci.command("token", "list", "--organization", "acme"))
                .lines()
                .filter(line -> line.startsWith("kunci_gw_"))
                .findFirst()
                .orElseThrow()
                .split("\t")[0];
        assertThat(nginx.get(CALL, "X-API-Key", key).statusCode()).isEqualTo(200);

        ServedKunci.said(kunci.command("token", "revoke", "--organization", "acme", hint));

        assertThat(nginx.get(CALL, "X-API-Key", key).statusCode()).isEqualTo(403);
        assertThat(nginx.get(CALL).statusCode()).as("no challenge").isEqualTo(403);
        assertThat(nginx.log("denied=gateway-token")).contains("denied=gateway-token");
    }

    @Test
    @Order(6)
    void whereKunciIsGoneNothingPasses() throws Exception {
        kunci.kill();
        for (int i = 0; i < 20; i++) {
            assertThat(nginx.get(CALL, "X-API-Key", key).statusCode()).isEqualTo(500);
        }
        assertThat(nginx.get(CALL).statusCode()).isEqualTo(500);
    }

    private static HttpResponse<String> rest(String method, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(kunci.url() + path))
                            .header("Authorization", "Bearer " + token)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
