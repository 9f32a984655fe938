package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Browsers send preflight requests without a key: they pass only if the gateway's owner has allowed it, and nothing
 * else does.
 */
@Tag("nginx")
class NginxPreflightTest {

    private static final String ORIGIN = "Origin: https://app.example.com\r\n";
    private static final String WANTS = "Access-Control-Request-Method: GET\r\n";
    private static final String HEADERS = "Access-Control-Request-Headers: x-api-key\r\n";
    private static final String SERVERS = """
            server {
                listen 127.0.0.1:{front};
                include kunci-auth.conf;
                location / { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
                location /passes {
                    include kunci-protect.conf;
                    include kunci-preflight.conf;
                    proxy_pass http://127.0.0.1:{http};
                }
                location /onwards {
                    include kunci-protect.conf;
                    include kunci-preflight.conf;
                    try_files /nothing @other;
                }
                location @other { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
                location /answered {
                    include kunci-protect.conf;
                    include kunci-cors.conf;
                    proxy_pass http://127.0.0.1:{http};
                }
            }
            """;

    @TempDir
    private static Path place;

    private static OpenPort kunci;
    private static HttpUpstream http;
    private static FrontNginx nginx;

    @BeforeAll
    static void start() throws Exception {
        kunci = new OpenPort();
        http = new HttpUpstream();
        nginx = http.behind(
                place,
                kunci,
                SERVERS.replace(
                        "server {\n",
                        "map $http_origin $kunci_allowed_origin {\n"
                                + "    \"https://app.example.com\" $http_origin;\n}\nserver {\n"));
    }

    @AfterAll
    static void end() {
        nginx.close();
        http.close();
        kunci.close();
    }

    private static OpenPort.Reply send(String method, String path, String headers) throws Exception {
        return nginx.raw(method + " " + path + " HTTP/1.1\r\nHost: api\r\nConnection: close\r\n" + headers + "\r\n");
    }

    @Test
    void aPreflightPassesWithoutAKeyWhereItIsAllowed() throws Exception {
        String forged = "X-Kunci-App: forged\r\nX-API-Key: secret\r\n";
        kunci.door.asked.clear();

        assertThat(send("OPTIONS", "/passes", ORIGIN + WANTS + HEADERS + forged).status())
                .isEqualTo(200);

        HttpUpstream.Arrived arrived = http.arrived.take();
        assertThat(arrived.what()).isEqualTo("OPTIONS /passes");
        assertThat(arrived.headers())
                .containsEntry("Origin", List.of("https://app.example.com"))
                .doesNotContainKeys("X-kunci-app", "X-api-key");
        assertThat(kunci.door.asked).isEmpty();
        assertThat(send("OPTIONS", "/", ORIGIN + WANTS).status()).isEqualTo(401);
        assertThat(send("OPTIONS", "/onwards", ORIGIN + WANTS).status())
                .as("the next location does not allow it")
                .isEqualTo(401);
        assertThat(http.arrived).isEmpty();
    }

    @Test
    void aPreflightIsAnsweredHereForPagesThatMayCall() throws Exception {
        OpenPort.Reply may = send("OPTIONS", "/answered", ORIGIN + WANTS + HEADERS);
        assertThat(may.status()).isEqualTo(204);
        assertThat(may.headers())
                .containsEntry("access-control-allow-origin", "https://app.example.com")
                .containsEntry("access-control-allow-headers", "x-api-key")
                .containsEntry("vary", "Origin");
        OpenPort.Reply mayNot = send("OPTIONS", "/answered", ORIGIN.replace("app", "evil") + WANTS + HEADERS);
        assertThat(mayNot.headers()).doesNotContainKey("access-control-allow-origin");

        for (String key : List.of("", "X-API-Key: other\r\n", "X-API-Key: good\r\n")) {
            assertThat(send("GET", "/answered", ORIGIN + key).headers())
                    .as("a page can read also a refusal")
                    .containsEntry("access-control-allow-origin", "https://app.example.com");
        }
        assertThat(http.arrived.take().what()).isEqualTo("GET /answered");
        assertThat(http.arrived).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS ",
                "OPTIONS " + ORIGIN,
                "OPTIONS " + WANTS,
                "OPTIONS " + ORIGIN + "Access-Control-Request-Method:\r\n",
                "OPTIONS " + ORIGIN + WANTS + "Content-Length: 1\r\n",
                "OPTIONS " + ORIGIN + WANTS + "Transfer-Encoding: chunked\r\n",
                "OPTIONS " + ORIGIN + WANTS + "X-HTTP-Method-Override: DELETE\r\n",
                "GET " + ORIGIN + WANTS,
                "POST " + ORIGIN + WANTS + "Content-Length: 0\r\n",
                "HEAD " + ORIGIN + WANTS
            })
    void whatOnlyLooksLikeOneNeedsAKey(String call) throws Exception {
        String method = call.substring(0, call.indexOf(' '));
        for (String path : List.of("/passes", "/answered")) {
            assertThat(send(method, path, call.substring(method.length() + 1)).status())
                    .isEqualTo(401);
        }
        assertThat(http.arrived).isEmpty();
    }
}
