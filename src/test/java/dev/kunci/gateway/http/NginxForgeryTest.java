package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client claims, and in whichever protocol the upstream is called: it receives only Kunci's headers. */
@Tag("nginx")
class NginxForgeryTest {

    private static final String SERVERS = """
            server {
                listen 127.0.0.1:{front};
                include kunci-auth.conf;
                # Lets the headers pass that some upstreams mistake for others.
                underscores_in_headers on;
                auth_request /_kunci;
                location /http { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
                location /own-headers {
                    include kunci-protect.conf;
                    proxy_set_header Host api;
                    proxy_pass http://127.0.0.1:{http};
                    location /own-headers/inside { proxy_set_header Host api; proxy_pass http://127.0.0.1:{http}; }
                    location /own-headers/again {
                        include kunci-protect.conf;
                        proxy_set_header Host api;
                        proxy_pass http://127.0.0.1:{http};
                    }
                }
                location /prefixed {
                    include kunci-protect.conf;
                    proxy_set_header X-Forwarded-Prefix /shop;
                    proxy_pass http://127.0.0.1:{http};
                }
                location /named { include kunci-protect.conf; try_files /nothing @http; }
                location @http { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
                location /any {
                    satisfy any;
                    allow all;
                    include kunci-protect.conf;
                    proxy_pass http://127.0.0.1:{http};
                }
                location /forgotten { proxy_pass http://127.0.0.1:{http}; }
                location /forgotten-later { include kunci-protect.conf; try_files /nothing @forgotten; }
                location @forgotten { proxy_pass http://127.0.0.1:{http}; }
                location /broken {
                    rewrite ^ /else break;
                    include kunci-protect.conf;
                    proxy_pass http://127.0.0.1:{http};
                }
                location /grpc { include kunci-protect-grpc.conf; grpc_pass grpc://127.0.0.1:{h2}; }
                location /fastcgi {
                    include kunci-protect-fastcgi.conf;
                    fastcgi_param REQUEST_METHOD $request_method;
                    fastcgi_pass 127.0.0.1:{fastcgi};
                }
                location /uwsgi {
                    include kunci-protect-uwsgi.conf;
                    uwsgi_param REQUEST_METHOD $request_method;
                    uwsgi_pass 127.0.0.1:{uwsgi};
                }
                location /scgi {
                    include kunci-protect-scgi.conf;
                    scgi_param CONTENT_LENGTH 0;
                    scgi_pass 127.0.0.1:{scgi};
                }
            }
            # Speaks HTTP/2 without TLS, as servers of gRPC do, and hands all headers on.
            server {
                listen 127.0.0.1:{h2} http2;
                underscores_in_headers on;
                ignore_invalid_headers off;
                location / { proxy_pass http://127.0.0.1:{http}; }
            }
            """;
    private static final List<String> NAMES = List.of(
            "X-Kunci-App",
            "X-Kunci-App-Id",
            "X-Kunci-Owner",
            "X-Kunci-Product",
            "X-Kunci-Key-Id",
            "X-Kunci-Denied",
            "X-Kunci-Fault",
            "X-Kunci-Organization",
            "X-Kunci-Proxy",
            "X-Kunci-Environment");
    /** Headers that frameworks take for another path or method. */
    private static final List<String> OVERRIDES = List.of(
            "X-Original-URL",
            "X-Original-URI",
            "X-Original-Method",
            "X-Rewrite-URL",
            "X-Forwarded-Prefix",
            "X-Forwarded-Path",
            "X-Forwarded-URI",
            "X-Forwarded-Method",
            "X-HTTP-Method-Override",
            "X-HTTP-Method",
            "X-Method-Override",
            "X-Script-Name");

    private static final Map<String, String> TRUE = Map.of(
            "X_KUNCI_APP", "weather",
            "X_KUNCI_APP_ID", "00000000-0000-4000-8000-00000000000a",
            "X_KUNCI_OWNER", "ana@example.com",
            "X_KUNCI_PRODUCT", "Weather",
            "X_KUNCI_KEY_ID", "00000000-0000-4000-8000-00000000000b",
            "X_OTHER", "stays");

    @TempDir
    private static Path place;

    private static OpenPort kunci;
    private static HttpUpstream http;
    private static CgiUpstream fastcgi;
    private static CgiUpstream uwsgi;
    private static CgiUpstream scgi;
    private static FrontNginx nginx;

    @BeforeAll
    static void start() throws Exception {
        kunci = new OpenPort();
        http = new HttpUpstream();
        fastcgi = new CgiUpstream(CgiUpstream::fastcgi);
        uwsgi = new CgiUpstream(CgiUpstream::uwsgi);
        scgi = new CgiUpstream(CgiUpstream::scgi);
        nginx = FrontNginx.start(
                place,
                kunci,
                SERVERS,
                Map.of("http", http.port(), "fastcgi", fastcgi.port(), "uwsgi", uwsgi.port(), "scgi", scgi.port()));
    }

    @AfterAll
    static void end() throws Exception {
        nginx.close();
        scgi.close();
        uwsgi.close();
        fastcgi.close();
        http.close();
        kunci.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/http", "/own-headers", "/own-headers/again", "/named", "/grpc", "/fastcgi", "/uwsgi", "/scgi"})
    void theUpstreamHearsOfKunciAlone(String path) throws Exception {
        for (String key : List.of("X-API-Key", "x-api-key", "X_API-KEY", "X_Api_Key")) {
            OpenPort.Reply reply = nginx.raw(forged(path, key + ": good"));

            assertThat(reply.status()).as(key).isEqualTo(200);
            assertThat(reply.headers()).doesNotContainKeys("x-kunci-denied", "x-kunci-fault");
            assertThat(arrived(path)).as(key).isEqualTo(TRUE);
        }
        assertThat(nginx.raw(forged(path, "X-Kunci-Key: good")).status()).isEqualTo(401);
        assertThat(nginx.raw(forged(path, "X-API-Key: other")).status()).isEqualTo(403);
        nothingArrived();
    }

    @Test
    void whoPassesWithoutAKeyPassesWithoutAName() throws Exception {
        assertThat(nginx.raw(forged("/any", "X-API-Key: secret")).status()).isEqualTo(200);

        assertThat(arrived("/any")).isEqualTo(Map.of("X_OTHER", "stays"));
    }

    @Test
    void whoNeedsSuchAHeaderSetsIt() throws Exception {
        assertThat(nginx.raw(forged("/prefixed", "X-API-Key: good")).status()).isEqualTo(200);

        assertThat(http.arrived.take().headers())
                .containsEntry("X-forwarded-prefix", List.of("/shop"))
                .doesNotContainKey("X-original-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/own-headers/inside", "/forgotten", "/forgotten-later", "/broken"})
    void whereTheHeadersAreNotSeenToNothingPasses(String path) throws Exception {
        assertThat(nginx.raw(forged(path, "X-API-Key: good")).status()).isEqualTo(500);

        nothingArrived();
        assertThat(nginx.log("\" 500 key= denied=this location does not include kunci-protect.conf itself"))
                .doesNotContain("forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-grpc", "-fastcgi", "-uwsgi", "-scgi"})
    void theFilesBelongIntoLocations(String protocol, @TempDir Path other) throws Exception {
        String servers = "server { listen 127.0.0.1:{front}; include kunci-auth.conf; %s include kunci-protect"
                + protocol + ".conf; %s }";

        assertThat(FrontNginx.refused(other, kunci, servers.formatted("", "")))
                .contains("\"error_page\" directive is not allowed here in " + other + "/kunci-ask.conf");
        assertThat(FrontNginx.refused(other, kunci, servers.formatted("location / {", "}")))
                .isEmpty();
    }

    private static String forged(String path, String key) {
        StringBuilder request =
                new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: api\r\nConnection: close\r\nX-Other: stays\r\n");
        request.append(key).append("\r\n");
        List<String> names = new ArrayList<>(NAMES);
        if (!path.equals("/grpc")) {
            names.addAll(OVERRIDES);
        }
        for (String name : names) {
            String underscored = name.replace('-', '_');
            for (String spelling : List.of(
                    name,
                    name,
                    name.toLowerCase(Locale.ROOT),
                    name.toUpperCase(Locale.ROOT),
                    underscored,
                    underscored.toUpperCase(Locale.ROOT),
                    name.replaceFirst("-", "_"),
                    underscored.replaceFirst("_", "-"))) {
                request.append(spelling).append(": forged\r\n");
            }
        }
        return request.append("\r\n").toString();
    }

    /** The relevant headers, by their names in a CGI program. */
    private static Map<String, String> arrived(String path) throws InterruptedException {
        Map<String, String> found = new TreeMap<>();
        BlockingQueue<Map<String, String>> variables =
                switch (path) {
                    case "/fastcgi" -> fastcgi.arrived;
                    case "/uwsgi" -> uwsgi.arrived;
                    case "/scgi" -> scgi.arrived;
                    default -> null;
                };
        if (variables == null) {
            http.arrived
                    .take()
                    .headers()
                    .forEach((name, values) -> found.merge(
                            name.replace('-', '_').toUpperCase(Locale.ROOT),
                            String.join(" AND ", values),
                            (first, second) -> first + " AND " + second));
        } else {
            variables.take().forEach((name, value) -> found.put(name.replaceFirst("^HTTP_", ""), value));
        }
        found.keySet().removeIf(name -> !name.startsWith("X_"));
        return found;
    }

    private static void nothingArrived() {
        assertThat(http.arrived).isEmpty();
        assertThat(List.of(fastcgi.arrived, uwsgi.arrived, scgi.arrived)).allMatch(BlockingQueue::isEmpty);
    }
}
