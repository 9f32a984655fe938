package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.gateway.CheckRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other directives of an nginx server apply to calls, and change neither the check nor its answer. */
@Tag("nginx")
class NginxPlacementTest {

    @TempDir
    private Path place;

    private OpenPort kunci;
    private HttpUpstream http;

    @BeforeEach
    void start() throws Exception {
        kunci = new OpenPort();
        http = new HttpUpstream();
    }

    @AfterEach
    void end() {
        http.close();
        kunci.close();
    }

    @Test
    void whatALocationSaysCountsAndOtherwiseWhatItsServerSays() throws Exception {
        String servers = """
                map $host $kunci_default_proxy { default weather-v1; }
                server {
                    listen 127.0.0.1:{front};
                    include kunci-auth.conf;
                    set $kunci_environment prod;
                    location / { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
                    location /before {
                        set $kunci_environment test;
                        include kunci-protect.conf;
                        proxy_pass http://127.0.0.1:{http};
                    }
                    location /after {
                        include kunci-protect.conf;
                        set $kunci_environment test;
                        set $kunci_proxy weather-v2;
                        set $kunci_organization other;
                        proxy_pass http://127.0.0.1:{http};
                    }
                    location /none {
                        include kunci-protect.conf;
                        set $kunci_environment "";
                        set $kunci_proxy "";
                        proxy_pass http://127.0.0.1:{http};
                    }
                    location /onwards {
                        include kunci-protect.conf;
                        set $kunci_environment test;
                        try_files /nothing /other;
                    }
                }
                """;
        try (FrontNginx nginx = http.behind(place, kunci, servers)) {
            assertThat(said(nginx, "/")).isEqualTo("prod of weather-v1");
            assertThat(said(nginx, "/before")).isEqualTo("test of weather-v1");
            assertThat(said(nginx, "/none")).isEqualTo("null of null");
            assertThat(said(nginx, "/onwards")).isEqualTo("prod of weather-v1");
            assertThat(kunci.door.asked)
                    .as("where the call came from, and where it went")
                    .extracting(CheckRequest::environment)
                    .endsWith("test", "prod");

            kunci.door.asked.clear();
            assertThat(nginx.get("/after", "X-API-Key", "good").statusCode())
                    .as("the token is of another organization")
                    .isEqualTo(403);
            assertThat(nginx.log("/after")).contains("\"GET /after\" 403 key= denied=organization\n");
        }
    }

    private String said(FrontNginx nginx, String path) throws Exception {
        assertThat(nginx.get(path, "X-API-Key", "good").statusCode()).isEqualTo(200);
        CheckRequest asked = kunci.door.asked.getLast();
        assertThat(asked.uri()).isEqualTo(path);
        return asked.environment() + " of " + asked.proxy();
    }

    @Test
    void aKeyCanBeInTheAddress() throws Exception {
        String servers = """
                server {
                    listen 127.0.0.1:{front};
                    include kunci-auth.conf;
                    location / {
                        include kunci-protect.conf;
                        set $kunci_key $arg_apikey;
                        proxy_pass http://127.0.0.1:{http};
                    }
                }
                """;
        try (FrontNginx nginx = http.behind(place, kunci, servers)) {
            assertThat(nginx.get("/x?apikey=good&day=1").statusCode()).isEqualTo(200);
            assertThat(nginx.get("/x?apikey=other", "X-API-Key", "good").statusCode())
                    .isEqualTo(403);
            assertThat(nginx.get("/x", "X-API-Key", "good").statusCode()).isEqualTo(401);
            assertThat(kunci.door.asked).extracting(CheckRequest::consumerKey).containsExactly("good", "other");
            assertThat(http.arrived).hasSize(1);
        }
    }

    /** The upstream would answer the check, with a yes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                 | rewrite ^/(.*)$ /v1/$1 break;",
                "                                 | rewrite ^/(.*)$ /v1/$1 last;",
                "                                 | rewrite ^/(.*)$ /v1/$1;",
                "                                 | if (!-e $request_filename) { rewrite ^/(?!api) /index last; }",
                "rewrite ^/(.*)$ /v1/$1;          |",
            })
    void aRewriteDoesNotLeadTheQuestionAstray(String above, String below) throws Exception {
        try (FrontNginx nginx = http.behind(place, kunci, server(above, below))) {
            assertThat(nginx.get("/api/1").statusCode()).isEqualTo(401);
            assertThat(nginx.get("/api/1", "X-API-Key", "other").statusCode()).isEqualTo(403);
            assertThat(http.arrived).isEmpty();

            assertThat(nginx.get("/api/1", "X-API-Key", "good").statusCode()).isEqualTo(200);
            assertThat(http.arrived.take().what()).endsWith("/api/1");
            assertThat(kunci.door.asked.getLast().uri()).isEqualTo("/api/1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set $kunci_environment prod;         | set stands above the include of kunci-auth.conf",
                "set $kunci_organization acme;        | set stands above the include of kunci-auth.conf",
                "rewrite ^/(.*)$ /v1/$1 break;        | kunci-auth.conf is not included, or below a rewrite",
            })
    void whatCannotBeMadeRightIsAnsweredNobody(String above, String why) throws Exception {
        try (FrontNginx nginx = http.behind(place, kunci, server(above, ""))) {
            assertThat(nginx.get("/api/1", "X-API-Key", "good").statusCode()).isEqualTo(500);

            assertThat(nginx.log("500")).contains("denied=" + why + "\n");
            assertThat(http.arrived).isEmpty();
            assertThat(kunci.door.asked).isEmpty();
        }
    }

    private static String server(String above, String below) {
        return """
                server {
                    listen 127.0.0.1:{front};
                    %s
                    include kunci-auth.conf;
                    %s
                    location / { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
                    location /index { proxy_pass http://127.0.0.1:{http}; }
                }
                """.formatted(above == null ? "" : above, below == null ? "" : below);
    }

    @Test
    void aPageForErrorsIsNoAnswerOfKunci() throws Exception {
        String servers = """
                server {
                    listen 127.0.0.1:{front};
                    include kunci-auth.conf;
                    error_page 401 403 404 413 500 502 504 = /sorry;
                    recursive_error_pages on;
                    location = /sorry { return 200 "Sorry"; }
                    location / { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
                }
                """;
        try (FrontNginx nginx = http.behind(place, kunci, servers)) {
            assertThat(nginx.get("/api/1").body()).isEqualTo("Sorry");
            assertThat(nginx.get("/api/1", "X-API-Key", "other").body()).isEqualTo("Sorry");
            kunci.close();
            assertThat(nginx.get("/api/1", "X-API-Key", "good").body()).isEqualTo("Sorry");
            assertThat(nginx.get("/_kunci").statusCode()).isEqualTo(404);
            assertThat(http.arrived).isEmpty();
        }
    }
}
