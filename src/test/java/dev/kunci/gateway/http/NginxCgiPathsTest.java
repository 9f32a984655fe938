package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.PathPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocols that pass on the original path: nginx refuses ambiguous paths, even if Kunci is lenient. */
@Tag("nginx")
class NginxCgiPathsTest {

    private static final long SEED = 20_261_130;
    private static final int MANY = 400;
    private static final String SERVERS = """
            server {
                listen 127.0.0.1:{front};
                include kunci-auth.conf;
                location / {
                    include kunci-protect-%1$s.conf;
                    %1$s_param DOCUMENT_URI $document_uri;
                    %1$s_param REQUEST_URI $request_uri;
                    %1$s_pass 127.0.0.1:{upstream};
                }
            }
            """;
    private static final String GRPC = """
            server {
                listen 127.0.0.1:{front};
                include kunci-auth.conf;
                location / { include kunci-protect-grpc.conf; grpc_pass grpc://127.0.0.1:{h2}; }
            }
            server {
                listen 127.0.0.1:{h2} http2;
                location / { add_header X-Seen $request_uri; return 200; }
            }
            """;

    @TempDir
    private Path place;

    private OpenPort kunci;

    @BeforeEach
    void start() {
        kunci = new OpenPort();
    }

    @AfterEach
    void end() {
        kunci.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fastcgi", "uwsgi", "scgi"})
    void theTextOfTheClientIsTheDecidedPath(String protocol) throws Exception {
        CgiUpstream.Protocol serving =
                switch (protocol) {
                    case "fastcgi" -> CgiUpstream::fastcgi;
                    case "uwsgi" -> CgiUpstream::uwsgi;
                    default -> CgiUpstream::scgi;
                };
        try (CgiUpstream upstream = new CgiUpstream(serving);
                FrontNginx nginx = FrontNginx.start(
                        place, kunci, SERVERS.formatted(protocol), Map.of("upstream", upstream.port()))) {
            int passed = 0;
            for (String target : lenient()) {
                if (status(nginx, target) == 200) {
                    Map<String, String> arrived = upstream.arrived.take();
                    assertThat(CalledPath.of(arrived.get("REQUEST_URI"), PathPolicy.STRICT))
                            .as(target)
                            .contains(new CalledPath(arrived.get("DOCUMENT_URI")));
                    passed++;
                }
            }
            assertThat(passed).isGreaterThan(MANY / 20);
            assertThat(upstream.arrived).isEmpty();

            assertThat(status(nginx, "/open/caf%C3%A9/a%20b/?x=/../;")).isEqualTo(200);
            for (String target :
                    List.of("/open//1", "/open/./1", "/open/..", "/open;v=1", "/open/1%3Bv", "/%6fpen/1")) {
                assertThat(status(nginx, target)).as(target).isEqualTo(403);
            }
            assertThat(nginx.log("403")).contains("denied=bad-path\n");
            assertThat(upstream.arrived).hasSize(1);
        }
    }

    @Test
    void aServerOfGrpcGetsTheDecidedPathAsText() throws Exception {
        try (FrontNginx nginx = FrontNginx.start(place, kunci, GRPC, Map.of())) {
            int passed = 0;
            for (String target : lenient()) {
                OpenPort.Reply reply = nginx.raw(request(target));
                if (reply.status() == 200) {
                    String seen = reply.headers().get("x-seen").replaceFirst("[?].*", "");
                    assertThat(CalledPath.of(OddTargets.path(target), PathPolicy.STRICT))
                            .as(target)
                            .contains(new CalledPath(seen));
                    passed++;
                }
            }
            assertThat(passed).isGreaterThan(MANY / 40);
            assertThat(status(nginx, "/shop.Orders/List")).isEqualTo(200);
            assertThat(status(nginx, "/shop.Orders/L%69st")).isEqualTo(403);
        }
    }

    /** The paths that a lenient Kunci lets pass. */
    private static List<String> lenient() {
        OddTargets made = new OddTargets(SEED);
        List<String> found = new ArrayList<>();
        while (found.size() < MANY) {
            Optional.of(made.odd())
                    .filter(target -> CalledPath.of(OddTargets.path(target), PathPolicy.LENIENT)
                            .isPresent())
                    .ifPresent(found::add);
        }
        return found;
    }

    private static int status(FrontNginx nginx, String target) throws Exception {
        return nginx.raw(request(target)).status();
    }

    private static String request(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: api\r\nConnection: close\r\nX-API-Key: good\r\n\r\n";
    }
}
