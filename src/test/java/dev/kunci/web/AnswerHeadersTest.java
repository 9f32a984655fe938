package dev.kunci.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.clients.RawHttp.Answer;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene;
import dev.kunci.testing.WebTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every kind of answer guards itself in the browser, as it comes out of the socket. */
@WebTest
class AnswerHeadersTest {

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Pattern PAGE = Pattern.compile("default-src 'none';"
            + " script-src 'nonce-([A-Za-z0-9+/]{24})' 'strict-dynamic' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
    private static final Map<String, String> ALWAYS = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "same-origin",
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            "permissions-policy",
                    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
                            + " microphone=(), midi=(), payment=(), usb=()");

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int health;

    @Autowired
    private Scene scene;

    private PortalVisitor visitor;

    @BeforeEach
    void somebodyComes() {
        visitor = new PortalVisitor(port);
    }

    @Test
    void pagesRunWhatTheyVouchForAndNothingElse() throws IOException {
        Answer login = visitor.get("/login");
        String first = page(login);
        assertThat(login.body()).contains("nonce=\"" + first + "\"").doesNotContainPattern("<script(?![^>]*nonce=)");
        assertThat(page(visitor.get("/login"))).as("new for each answer").isNotEqualTo(first);

        String organization = signedIn();
        page(visitor.get("/o/" + organization + "/apps"));
        page(visitor.get("/o/" + organization + "/apps?q=x"));
        page(visitor.get("/no/such/page"));
    }

    @Test
    void whatThePagesAskForIsGuardedAndNotKept() throws IOException {
        String organization = signedIn();
        data(visitor.get("/?v-r=init&location=login&query="), 200);
        Answer screen = visitor.open("o/" + organization + "/audit");
        data(screen, 200);
        Matcher export = Pattern.compile("VAADIN/dynamic/resource/[^\"]+").matcher(screen.body());
        assertThat(export.find()).as(screen.body()).isTrue();
        Answer csv = visitor.get("/" + export.group());
        data(csv, 200);
        assertThat(csv.type()).isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.body()).contains("sign-in");

        data(visitor.uidl("nonsense"), 200);
        data(visitor.send("POST", "/?v-r=heartbeat&v-uiId=0", "", ""), 200);
        data(visitor.send("POST", "/?v-r=heartbeat&v-uiId=77", "", ""), 404);
        data(visitor.get("/VAADIN/push?v-r=push&v-uiId=0"), 200);
        data(
                visitor.raw("GET /VAADIN/push?v-r=push HTTP/1.1\r\nHost: " + visitor.host() + "\r\nOrigin: http://"
                        + visitor.host()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Version: 12\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
                426);
        data(visitor.send("POST", "/logout", "", ""), 403);
    }

    @Test
    void stylesAndScriptsAreGuardedAndKept() throws IOException {
        Answer style = visitor.get("/assets/portal.css");
        guarded(style, 200, NOTHING);
        assertThat(style.headers()).containsEntry("cache-control", "no-cache").containsKey("etag");
        guarded(visitor.send("GET", "/assets/none.css", "", ""), 404, NOTHING);

        Matcher script = Pattern.compile("\\./(VAADIN/build/indexhtml[^\"]+)")
                .matcher(visitor.get("/login").body());
        assertThat(script.find()).isTrue();
        Answer built = visitor.get("/" + script.group(1));
        guarded(built, 200, NOTHING);
        assertThat(built.headers().get("cache-control")).matches(".*max-age=\\d+.*");
        Answer push = visitor.get("/VAADIN/static/push/vaadinPush-min.js");
        guarded(push, 200, NOTHING);
    }

    @Test
    void theApiIsGuardedWhateverItAnswers() throws IOException {
        String name = scene.name("headers");
        Actor viewer = scene.operator(scene.organization(name), Role.VIEWER);
        String calls = "/v1/organizations/" + name;
        String who = "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString((viewer.name() + ":" + Scene.PASSWORD).getBytes(StandardCharsets.UTF_8));
        data(visitor.send("GET", calls, who, ""), 200);
        data(visitor.send("GET", calls + "/developers/nobody@example.com", who, ""), 404);
        data(visitor.send("POST", calls + "/developers", who, "{"), 400);
        data(visitor.send("GET", calls, "", ""), 401);
        data(visitor.send("GET", "/v1/%2e%2e/x", who, ""), 400);
        data(visitor.send("GET", "/v1/openapi.json", "", ""), 200);
        guarded(
                visitor.get("/api"),
                200,
                "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
    }

    @Test
    void whatTheServerRefusesByItselfIsGuarded() throws IOException {
        Answer home = visitor.get("/");
        data(home, 302);
        data(visitor.raw("G<T / HTTP/1.1\r\nHost: " + visitor.host() + "\r\n\r\n"), 400);
        data(visitor.raw("GET /%zz HTTP/1.1\r\nHost: " + visitor.host() + "\r\nConnection: close\r\n\r\n"), 400);
        data(visitor.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), 400);
        data(visitor.raw("GET / HTTP/9.9\r\nHost: " + visitor.host() + "\r\n\r\n"), 505);
        Answer page = visitor.get("/a;b");
        guarded(
                page,
                400,
                "default-src 'none'; style-src 'sha256-ltET1Z7yNITEMxGkifs/PmpmgHAPx+RtTXGRVWuCEgU='; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'");
        assertThat(page.headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void healthIsGuardedAndAnswersToThisMachinesNamesAlone() throws IOException {
        PortalVisitor probe = new PortalVisitor(health);
        data(probe.send("GET", "/actuator/health", "", ""), 200);
        data(probe.send("GET", "/actuator/none", "", ""), 302);
        data(probe.raw("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 200);
        for (String host : new String[] {"kunci.example.com", "10.1.2.3", "localhost.example.com"}) {
            Answer refused =
                    probe.raw("GET /actuator/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            data(refused, 421);
            assertThat(refused.body()).isEqualTo("Health and metrics answer to localhost alone.\n");
        }
    }

    private String signedIn() throws IOException {
        String organization = scene.name("headers");
        Actor person = scene.operator(scene.organization(organization), Role.AUDITOR);
        Answer in = visitor.signIn(person.name(), Scene.PASSWORD);
        data(in, 302);
        assertThat(in.headers().get("location")).endsWith("/").doesNotContain("login");
        return organization;
    }

    /** A page, whose nonce is returned. */
    private static String page(Answer answer) {
        String policy = answer.headers().get("content-security-policy");
        guarded(answer, answer.status(), policy);
        assertThat(answer.type()).startsWith("text/html");
        assertThat(answer.headers()).containsEntry("cache-control", "no-store");
        Matcher parts = PAGE.matcher(policy);
        assertThat(parts.matches()).as(policy).isTrue();
        return parts.group(1);
    }

    private static void data(Answer answer, int status) {
        guarded(answer, status, NOTHING);
        assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    }

    private static void guarded(Answer answer, int status, String policy) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.headers())
                .containsAllEntriesOf(ALWAYS)
                .containsEntry("content-security-policy", policy)
                .doesNotContainKeys("strict-transport-security", "server", "x-powered-by");
    }
}
