package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.gateway.Verdict;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients without a key, or with guessed ones, hold up nobody behind the same gateway; nor do names of maximum length.
 */
@Tag("nginx")
class NginxGuessesTest {

    private static final int ALLOWED = 3;
    private static final String SERVERS = """
            server {
                listen 127.0.0.1:{front};
                include kunci-auth.conf;
                set_real_ip_from 127.0.0.1;
                real_ip_header X-Forwarded-For;
                location / { include kunci-protect.conf; proxy_pass http://127.0.0.1:{http}; }
            }
            """;

    @TempDir
    private static Path place;

    private static OpenPort kunci;
    private static HttpUpstream http;
    private static FrontNginx nginx;

    @BeforeAll
    static void start() throws Exception {
        kunci = new OpenPort(OpenPort.LIMITS, ALLOWED);
        kunci.door.remembered.put("guess", ScriptedDoor.GUESS);
        http = new HttpUpstream();
        nginx = http.behind(place, kunci, SERVERS);
    }

    @AfterAll
    static void end() {
        nginx.close();
        http.close();
        kunci.close();
    }

    private static int call(String client, String... key) throws Exception {
        var call = nginx.call("/").header("X-Forwarded-For", client);
        return nginx.send(key.length == 0 ? call : call.headers("X-API-Key", key[0]))
                .statusCode();
    }

    @Test
    void guessesAreCountedByClient() throws Exception {
        for (int i = 0; i <= ALLOWED; i++) {
            assertThat(call("192.0.2.1", "guess")).isEqualTo(403);
        }
        assertThat(call("192.0.2.2", "guess")).isEqualTo(403);
        assertThat(call("192.0.2.1", "good")).isEqualTo(200);

        assertThat(nginx.log("/\" 200").lines().filter(line -> line.contains("\" 403")))
                .hasSize(ALLOWED + 2)
                .satisfies(lines -> {
                    assertThat(lines.get(ALLOWED)).contains("denied=rate");
                    assertThat(lines.get(ALLOWED + 1)).contains("denied=unknown-key");
                });
    }

    @Test
    void whoSendsNoKeyIsAnsweredWithoutAQuestionInTheEnd() throws Exception {
        int calls = 300;
        for (int i = 0; i < calls; i++) {
            assertThat(call("192.0.2.3")).isEqualTo(401);
            if (i % 50 == 0) {
                assertThat(call("192.0.2.3", "good")).isEqualTo(200);
            }
        }
        assertThat(nginx.get("/last", "X-API-Key", "good", "X-Forwarded-For", "192.0.2.3")
                        .statusCode())
                .isEqualTo(200);

        assertThat(nginx.log("/last").lines().filter(line -> line.contains("\" 401")))
                .hasSize(calls)
                .anyMatch(line -> line.contains("denied=rate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "%", " ", "é", "名", "𝄞"})
    void whoeverHasTheLongestNamesPasses(String letter) throws Exception {
        String name = letter.repeat(255);
        UUID id = UUID.randomUUID();
        kunci.door.remembered.put("long", new Verdict.Allowed(name, id, name, name, id));
        http.arrived.clear();

        assertThat(call("192.0.2.4", "long")).isEqualTo(200);

        var headers = http.arrived.remove().headers();
        for (String header : new String[] {"X-kunci-app", "X-kunci-owner", "X-kunci-product"}) {
            String told = URLDecoder.decode(headers.get(header).getFirst(), StandardCharsets.UTF_8);
            assertThat(told).isIn(name, told.replace("…", "") + "…");
            assertThat(name).startsWith(told.replace("…", ""));
            assertThat(told).hasSizeGreaterThan(99);
        }
        assertThat(headers.get("X-kunci-app-id")).containsExactly(id.toString());
    }

    @Test
    void namesThatFitTogetherAreWhole() throws Exception {
        String name = "名".repeat(255);
        kunci.door.remembered.put(
                "one-long", new Verdict.Allowed(name, UUID.randomUUID(), "a", "b", UUID.randomUUID()));
        http.arrived.clear();

        assertThat(call("192.0.2.4", "one-long")).isEqualTo(200);
        assertThat(URLDecoder.decode(
                        http.arrived.remove().headers().get("X-kunci-app").getFirst(), StandardCharsets.UTF_8))
                .isEqualTo(name);
    }
}
