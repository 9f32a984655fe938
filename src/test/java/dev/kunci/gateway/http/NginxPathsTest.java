package dev.kunci.gateway.http;

import dev.kunci.operators.Actor;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What different upstreams serve behind Debian's nginx with the shipped files, compared with the path that was decided
 * on.
 */
@IntegrationTest
@Tag("nginx")
@Tag("slow")
class NginxPathsTest {

    private static final int MANY = 1_000;
    private static final int SOME = 300;

    /** The three ways in which a location passes calls on; the last is the former one. */
    private static final String SERVERS = """
            server {
                listen 127.0.0.1:{written_%1$s};
                include kunci-auth.conf;
                location / { include kunci-protect.conf; proxy_pass http://127.0.0.1:{%1$s}/; }
                location /open/ { include kunci-protect.conf; proxy_pass http://127.0.0.1:{%1$s}/open/; }
            }
            server {
                listen 127.0.0.1:{rewritten_%1$s};
                include kunci-auth.conf;
                location ~ ^/ {
                    include kunci-protect.conf;
                    rewrite ^ $uri break;
                    proxy_pass http://127.0.0.1:{%1$s};
                }
            }
            server {
                listen 127.0.0.1:{text_%1$s};
                include kunci-auth.conf;
                location / { include kunci-protect.conf; proxy_pass http://127.0.0.1:{%1$s}; }
            }
            """;

    @TempDir
    private static Path place;

    private static RealPort kunci;
    private static String key;
    private static String token;

    @BeforeAll
    static void start(
            @Autowired ConfigurableApplicationContext application,
            @Autowired Scene scene,
            @Autowired Database database,
            @Autowired GatewayTokens tokens)
            throws Exception {
        Scene.Weather weather = scene.weather();
        database.asOwner(
                "update api_product set api_resources = '{/open/**}' where id = '" + weather.autoProduct() + "'");
        key = "X-API-Key: " + weather.pair().consumerKey() + "\r\n";
        token = tokens.create(Actor.console(), weather.organization(), "nginx", null)
                .token();
        kunci = new RealPort(application);
    }

    @AfterAll
    static void end() {
        kunci.close();
    }

    @Test
    void tomcatServesWhatWasDecidedOn(@TempDir Path work) throws Exception {
        try (TomcatPaths tomcat = new TomcatPaths(work)) {
            compare(tomcat);
        }
    }

    @Test
    void springServesWhatWasDecidedOn() throws Exception {
        try (SpringPaths spring = new SpringPaths()) {
            compare(spring);
        }
    }

    @Test
    @Tag("clients")
    void nodeServesWhatWasDecidedOn() throws Exception {
        try (NodePaths node = new NodePaths()) {
            compare(node);
        }
    }

    private static void compare(PathUpstreams upstreams) throws Exception {
        StringBuilder servers = new StringBuilder("server { listen 127.0.0.1:{front}; return 204; }\n");
        upstreams.ports().keySet().forEach(name -> servers.append(SERVERS.formatted(name)));
        Map<String, Integer> known = new LinkedHashMap<>(upstreams.ports());
        try (FrontNginx nginx = FrontNginx.start(place, kunci.number(), token, servers.toString(), known)) {
            PathAgreement agreement = new PathAgreement(gateway(nginx), key);
            for (String upstream : upstreams.ports().keySet()) {
                agreement.nothingElseIsServed("written_" + upstream, MANY);
                for (String way : List.of("rewritten_", "text_")) {
                    agreement.nothingElseIsServed(way + upstream, SOME);
                }
                for (String way : List.of("written_", "rewritten_")) {
                    agreement.harmlessOnesPass(way + upstream, SOME);
                }
            }
        }
    }

    private static PathGateway gateway(FrontNginx nginx) {
        return new PathGateway() {
            @Override
            public int port(String upstream) {
                return nginx.port(upstream);
            }

            @Override
            public void close() {
                nginx.close();
            }
        };
    }
}
