package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.DatabaseAccess;
import dev.kunci.console.start.ListenAddress;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.PublicAddress;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** A Kunci that serves TLS, trusts a proxy on this machine, and has one public address. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class PublicUrlTest {

    private static final String OWN = "Host: kunci.example.com\r\n";
    private static final String ORIGIN = "Origin: https://kunci.example.com\r\n";
    private static final String SOCKET = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    @TempDir
    static Path directory;

    @Autowired
    Scene scene;

    @Autowired
    KunciProperties properties;

    private SelfMadeCertificate tls;
    private ConfigurableApplicationContext kunci;
    private int port;

    @BeforeAll
    void start() throws Exception {
        tls = SelfMadeCertificate.in(directory);
        port = LostDatabaseTest.freePort();
        EmbeddedPostgres postgres = TestDatabase.postgres();
        DatabaseAccess access = new DatabaseAccess(
                postgres.appUrl(),
                postgres.appUser(),
                postgres.appPassword(),
                postgres.ownerUser(),
                postgres.ownerPassword());
        kunci = ApplicationStart.portal(new SpringSettings(
                        access,
                        directory,
                        Map.of("KUNCI_KEYSETS", properties.keysets().toString()))
                .listen(ListenAddress.of("127.0.0.1", port, null, true), "127\\.0\\.0\\.1")
                .publicAt(PublicAddress.of("https://kunci.example.com/"))
                .encrypt(tls.certificate(), tls.key()));
    }

    @AfterAll
    void stop() {
        kunci.close();
    }

    @Test
    void cookiesBelongToThisHostAndTheBrowserKeepsToTls() throws Exception {
        String page = ask("GET /login", OWN);
        assertThat(page).startsWith("HTTP/1.1 200");
        assertThat(page)
                .containsPattern(
                        "(?m)^Set-Cookie: __Host-JSESSIONID=[0-9A-F]{32}; Path=/; Secure; HttpOnly; SameSite=Lax\\r?$");
        assertThat(page).contains("\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains\r\n");
    }

    @Test
    void whatAProxyIsToldOfTheHostCountsForNothing() throws Exception {
        String home = ask(
                "GET /",
                OWN + "X-Forwarded-Host: evil.example\r\nX-Forwarded-Port: 99\r\nX-Forwarded-Proto: http\r\n"
                        + "Forwarded: host=evil.example\r\n");
        assertThat(home)
                .contains("\r\nLocation: https://kunci.example.com/login\r\n")
                .doesNotContain("evil");
        assertThat(home).contains("\r\nStrict-Transport-Security: ");
        assertThat(ask("GET /api", OWN)).contains("https://kunci.example.com/v1");
        assertThat(kunci.getBean(PublicAddress.class).link("/o/acme")).isEqualTo("https://kunci.example.com/o/acme");
    }

    @Test
    void otherHostsAreMisdirected() throws Exception {
        for (String host : List.of("evil.example", "kunci.example.com.evil.example", "10.0.0.1", "[2001:db8::1]")) {
            for (String call :
                    List.of("GET /login", "POST /v1/organizations/acme/developers", "GET /assets/portal.css")) {
                String refused = ask(call, "Host: " + host + "\r\nX-Forwarded-Host: kunci.example.com\r\n");
                assertThat(refused).startsWith("HTTP/1.1 421").contains("\r\nStrict-Transport-Security: ");
                assertThat(refused)
                        .endsWith("\r\n\r\nKunci does not answer to this name. Use its own address; whoever"
                                + " runs it gives that with --public-url.\n");
            }
        }
        assertThat(ask("GET /login", "Host: KUNCI.example.com.:443\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void programsOnThisMachineMayCallItByItsNumberAndNobodyThroughAProxy() throws Exception {
        for (String host : List.of("127.0.0.1:" + port, "localhost")) {
            assertThat(ask("GET /v1/organizations/acme", "Host: " + host + "\r\n"))
                    .startsWith("HTTP/1.1 401");
            assertThat(ask("GET /v1/organizations/acme", "Host: " + host + "\r\nX-Forwarded-For: 192.0.2.1\r\n"))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://kunci.example.com, , 302",
        "https://kunci.example.com, same-origin, 302",
        ", same-origin, 302",
        ", , 403",
        "https://evil.example, , 403",
        "http://kunci.example.com, , 403",
        "https://kunci.example.com:8443, , 403",
        "null, , 403",
        "https://kunci.example.com, cross-site, 403",
        ", same-site, 403"
    })
    void theSignInFormIsTakenFromItsOwnOriginOnly(String origin, String site, int status) throws Exception {
        Actor person = scene.operator(scene.organization(scene.name("origin")), Role.VIEWER);
        String form =
                "username=" + URLEncoder.encode(person.name(), StandardCharsets.UTF_8) + "&password=" + Scene.PASSWORD;
        String answer = ask(
                "POST /login",
                OWN + "Accept: text/html\r\n"
                        + (origin == null ? "" : "Origin: " + origin + "\r\n")
                        + (site == null ? "" : "Sec-Fetch-Site: " + site + "\r\n")
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n",
                form);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status == 302) {
            assertThat(answer).contains("\r\nLocation: https://kunci.example.com/\r\n");
        } else {
            assertThat(answer)
                    .contains("<h1>This form came from elsewhere</h1>")
                    .doesNotContain("Set-Cookie");
        }
    }

    @Test
    void theSignInFormIsItselfHoweverItsPathIsSpelt() throws Exception {
        for (String path : List.of("/login", "/%6cogin", "/x/../login")) {
            assertThat(ask("POST " + path, OWN + "Content-Length: 0\r\n")).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void webSocketsAndChangesOfOtherOriginsAreRefused() throws Exception {
        assertThat(ask("GET /VAADIN/push?v-r=push", OWN + SOCKET + ORIGIN)).startsWith("HTTP/1.1 101");
        assertThat(ask("GET /VAADIN/push?v-r=push", OWN + SOCKET + "Origin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(ask("GET /VAADIN/push?v-r=push", OWN + SOCKET)).startsWith("HTTP/1.1 403");
        for (String protocols : List.of("Upgrade: WebSocket, other", "Upgrade: other\r\nUpgrade: websocket")) {
            String oneOfSeveral = SOCKET.replace("Upgrade: websocket", protocols);
            assertThat(ask("GET /VAADIN/push?v-r=push", OWN + oneOfSeveral + "Origin: https://evil.example\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(ask("POST /v1/organizations/acme/developers", OWN + "Origin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("\r\nContent-Type: application/json");
        assertThat(ask("POST /v1/organizations/acme/developers", OWN)).startsWith("HTTP/1.1 401");
    }

    @Test
    void tlsIsOfTodayAtBothDoors() throws Exception {
        for (int door : List.of(port, port + 1)) {
            for (String suite : List.of(
                    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")) {
                assertThatThrownBy(() -> handshake(door, "TLSv1.2", suite))
                        .as(suite)
                        .isInstanceOf(SSLHandshakeException.class);
            }
            assertThat(handshake(door, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
                    .isEqualTo("TLSv1.2");
            assertThat(handshake(door, "TLSv1.3", "TLS_AES_256_GCM_SHA384")).isEqualTo("TLSv1.3");
            assertThatThrownBy(() -> handshake(door, "TLSv1.1", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false, , true",
        "0.0.0.0, false, http://kunci.example.com, true",
        "0.0.0.0, false, https://kunci.example.com, false",
        "0.0.0.0, true, , false",
        "127.0.0.1, false, , false"
    })
    void whoCanBeOverheardIsWarned(String bind, boolean encrypted, String url, boolean warned) {
        assertThat(ListenAddress.of(bind, 8080, null, encrypted).isExposed(url == null ? null : PublicAddress.of(url)))
                .isEqualTo(warned);
    }

    @ParameterizedTest
    @CsvSource({
        "kunci.example.com",
        "https://kunci.example.com/portal",
        "https://kunci.example.com?x",
        "https://somebody@kunci.example.com",
        "https://kunci.example.com:99999",
        "https://",
        "ftp://kunci.example.com",
        "https://kunci example.com"
    })
    void anAddressThatIsNoneIsRefusedAtOnce(String url) {
        Typed run = new Typed("run", properties, directory);
        assertThat(run.execute("--public-url", url)).isEqualTo(1);
        assertThat(run.errors.toString())
                .contains(
                        "--public-url takes an address without a path, such as https://kunci.example.com, not " + url);
    }

    private String handshake(int door, String protocol, String suite) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.trusting().getSocketFactory().createSocket("127.0.0.1", door)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private String ask(String call, String headers) throws IOException {
        return ask(call, headers, "");
    }

    private String ask(String call, String headers, String body) throws IOException {
        try (var socket = tls.trusting().getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            String end = headers.contains("Connection:") ? "" : "Connection: close\r\n";
            socket.getOutputStream()
                    .write((call + " HTTP/1.1\r\n" + headers + end + "\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            if (headers.contains("Connection:")) {
                return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
