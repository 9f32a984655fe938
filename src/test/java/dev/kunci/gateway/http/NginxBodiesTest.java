package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads are limited by their location; the check has no body, and no limit. */
@Tag("nginx")
class NginxBodiesTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String SERVERS = """
            server {
                listen 127.0.0.1:{front};
                include kunci-auth.conf;
                location / { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
                location /large {
                    include kunci-protect.conf;
                    client_max_body_size 8m;
                    proxy_pass http://127.0.0.1:{http};
                }
                location /stream {
                    include kunci-protect.conf;
                    client_max_body_size 8m;
                    proxy_request_buffering off;
                    proxy_http_version 1.1;
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
        nginx = http.behind(place, kunci, SERVERS);
    }

    @AfterAll
    static void end() {
        nginx.close();
        http.close();
        kunci.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/large, 5, false",
        "/large, 5, true",
        "/stream, 5, false",
        "/stream, 5, true",
        "/large, 8, false",
        "/, 1, false"
    })
    void aBodyWithinTheLimitArrivesWhole(String path, int megabytes, boolean chunked) throws Exception {
        assertThat(upload(path, "good", megabytes * MEGABYTE, chunked)).isEqualTo(200);
        HttpUpstream.Arrived arrived = http.arrived.take();
        assertThat(arrived.what()).isEqualTo("POST " + path);
        assertThat(arrived.body()).isEqualTo(megabytes * MEGABYTE);
        assertThat(kunci.door.asked.getLast().method()).isEqualTo("POST");

        assertThat(upload(path, "other", megabytes * MEGABYTE, chunked)).isEqualTo(403);
        assertThat(http.arrived).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/large, 9, false", "/large, 9, true", "/stream, 9, false", "/, 2, false"})
    void aLargerOneDoesNot(String path, int megabytes, boolean chunked) throws Exception {
        assertThat(upload(path, "good", megabytes * MEGABYTE, chunked)).isEqualTo(413);
        assertThat(http.arrived).isEmpty();
    }

    private static int upload(String path, String key, int size, boolean chunked) throws Exception {
        byte[] all = new byte[size];
        BodyPublisher body = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(all))
                : BodyPublishers.ofByteArray(all);
        // Uses Expect: 100-continue, because a refusal comes before the whole body is sent.
        HttpRequest.Builder call = nginx.call(path).header("X-API-Key", key).expectContinue(true);
        return nginx.send(call.POST(body)).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "DELETE", "OPTIONS", "PATCH"})
    void theMethodIsTheOneOfTheCall(String method) throws Exception {
        HttpRequest.Builder call = nginx.call("/x").header("X-API-Key", "good");

        assertThat(nginx.send(call.method(method, BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);

        assertThat(kunci.door.asked.getLast().method()).isEqualTo(method);
        assertThat(Objects.requireNonNull(http.arrived.take()).what()).isEqualTo(method + " /x");
    }

    @Test
    void whoHasNoKeyIsNotToldToSendTheBody() throws Exception {
        String expects = "POST /large HTTP/1.1\r\nHost: api\r\nContent-Length: 5000000\r\nExpect: 100-continue\r\n";

        assertThat(nginx.raw(expects + "\r\n").status()).isEqualTo(401);
        assertThat(nginx.raw(expects + "X-API-Key: other\r\n\r\n").status()).isEqualTo(403);
        assertThat(nginx.raw(expects + "X-API-Key: good\r\n\r\n").status()).isEqualTo(100);
    }
}
