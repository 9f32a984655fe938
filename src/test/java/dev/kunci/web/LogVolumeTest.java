package dev.kunci.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.clients.RawHttp.Answer;
import dev.kunci.testing.WebTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is not signed in cannot fill the log, nor write lines of their own into it: less is logged than they send. */
@WebTest
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class LogVolumeTest {

    private static final int TIMES = 200;
    private static final String FORGED = "FORGED-LINE";

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int health;

    private PortalVisitor visitor;

    @BeforeEach
    void somebodyComes() {
        visitor = new PortalVisitor(port);
    }

    @Test
    void eventsOfTheSignInPage(CapturedOutput log) throws IOException {
        visitor.open("login");
        List<String> events = List.of("""
                {"type":"event","node":%d,"event":"click","data":{}}""", """
                {"type":"event","node":%d,"event":"value-changed","data":{"event.detail":"x"}}""", """
                {"type":"event","node":%d,"event":"login","data":null}""", """
                {"type":"event","node":%d,"event":"ui-navigate","data":{"route":"a\\nFORGED-LINE","query":"?%%%%"}}""", """
                {"type":"event","node":9999%d,"event":"\\nFORGED-LINE"}""", """
                {"type":"mSync","node":%d,"feature":1,"property":"value","value":"\\nFORGED-LINE"}""", """
                {"type":"publishedEventHandler","node":%d,"templateEventMethodName":"connectClient","templateEventMethodArgs":["\\nFORGED-LINE"],"promise":0}""", """
                {"type":"attachExistingElement","node":%d,"attachReqId":1,"attachAssignedId":1,"attachTagName":"x","attachIndex":0}""", """
                {"type":"channel","node":%d,"channel":1,"args":[1]}""", """
                {"type":"navigation","node":%d,"location":"a\\nFORGED-LINE"}""", """
                {"type":"\\nFORGED-LINE","node":%d}""", """
                {"node":%d}""");
        less(log, i -> visitor.rpc(events.get(i % events.size()).formatted(i / events.size())));
    }

    @Test
    void messagesThatAreNone(CapturedOutput log) throws IOException {
        visitor.open("login");
        List<String> bodies = List.of(
                "nonsense\nFORGED-LINE",
                "{",
                "[]",
                "{\"csrfToken\":\"\\nFORGED-LINE\",\"rpc\":[],\"syncId\":0,\"clientId\":0}",
                "{\"rpc\":\"x\"}",
                "x".repeat(3_000));
        less(log, i -> visitor.uidl(bodies.get(i % bodies.size())));
        less(log, i -> visitor.rpc("").status() == 0 ? null : visitor.uidl("{}"));
    }

    @Test
    void addressesOfThePortal(CapturedOutput log) throws IOException {
        List<String> paths = List.of(
                "/?v-r=init&location=%0aFORGED-LINE&query=%0aFORGED-LINE",
                "/?v-r=init&location=/../../x&query=%",
                "/?v-r=init",
                "/?v-r=push&v-uiId=FORGED-LINE",
                "/?v-r=heartbeat&v-uiId=x",
                "/?v-r=uidl&v-uiId=x",
                "/?v-r=webcomponent-bootstrap",
                "/?v-r=%0aFORGED-LINE",
                "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=x",
                "/VAADIN/dynamic/resource/0/x/y",
                "/VAADIN/dynamic/resource/%0aFORGED-LINE",
                "/VAADIN/build/none.js",
                "/VAADIN/build/..%2f..%2fx",
                "/assets/none%0aFORGED-LINE",
                "/aura/none",
                "/login?wait=%0aFORGED-LINE",
                "/error",
                "/api/x",
                "/a;b",
                "/%2e%2e/x",
                "/sw.js",
                "/o/%0aFORGED-LINE/apps");
        less(log, i -> visitor.get(paths.get(i % paths.size())));
        List<String> methods = List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO");
        less(
                log,
                i -> visitor.send(
                        methods.get(i % methods.size()),
                        paths.get(i % paths.size()),
                        "Content-Type: multipart/form-data",
                        "--x\r\nFORGED-LINE"));
    }

    @Test
    void theSignInForm(CapturedOutput log) throws IOException {
        List<String> types = List.of(
                "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "///");
        less(
                log,
                i -> visitor.send(
                        "POST",
                        "/login",
                        (i % 2 == 0 ? "Origin: http://" + visitor.host() : "Origin: http://evil\u0085FORGED-LINE")
                                + "\r\nContent-Type: " + types.get(i % types.size()),
                        "username=%0aFORGED-LINE%zz&username&password=%00&x[" + i));
    }

    @Test
    void callsOfTheApi(CapturedOutput log) throws IOException {
        List<String> paths = List.of(
                "/v1/organizations/%0aFORGED-LINE",
                "/v1/organizations/acme/developers?count=x",
                "/v1/openapi.json?x=%zz",
                "/v1/..;/x",
                "/edge/v1/o/acme/developers/%00",
                "/v1/%zz",
                "/v1");
        List<String> bodies = List.of("{\nFORGED-LINE", "<a><b>", "--x\r\n", "\u0000");
        List<String> types = List.of("application/json", "application/xml", "multipart/form-data; boundary=x", ";");
        List<String> methods = List.of("GET", "POST", "PUT", "DELETE", "FOO");
        less(
                log,
                i -> visitor.send(
                        methods.get(i % methods.size()),
                        paths.get(i % paths.size()),
                        "Content-Type: " + types.get(i % types.size()) + "\r\nAuthorization: "
                                + (i % 2 == 0 ? "Basic //" : "Bearer \u0085FORGED-LINE"),
                        bodies.get(i % bodies.size())));
    }

    @Test
    void requestsThatAreNone(CapturedOutput log) throws IOException {
        List<String> requests = List.of(
                "G<T / HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "GET / HTTP/7.7\r\nHost: x\r\n\r\n",
                "GET /{FORGED-LINE HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: FORGED-LINE.example\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nA\u0085FORGED-LINE\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: FORGED-LINE\r\nConnection: close\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nTransfer-Encoding: chunked\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\nzz\r\nx\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: JSESSIONID=\"; a=\u0001\r\nConnection: close\r\n\r\n");
        less(log, i -> visitor.raw(requests.get(i % requests.size())));
        PortalVisitor probe = new PortalVisitor(health);
        less(log, i -> probe.raw(requests.get(i % requests.size())));
        List<String> paths =
                List.of("/actuator/health/%0aFORGED-LINE", "/actuator/metrics/x", "/actuator/env", "/a;b", "/");
        less(log, i -> probe.get(paths.get(i % paths.size())));
    }

    @Test
    void webSocketsThatSayNothingSensible(CapturedOutput log) throws IOException {
        String shake =
                "GET /VAADIN/push?v-r=push&v-uiId=7&v-pushId=x&X-Atmosphere-Transport=websocket HTTP/1.1\r\nHost: "
                        + visitor.host() + "\r\nOrigin: http://" + visitor.host() + "\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        // A text of one letter, masked; then a frame that no protocol knows, which ends the connection.
        byte[] frames = {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x', (byte) 0xff, (byte) 0xff, 1, 2, 3};
        int before = log.getAll().length();
        long sent = 0;
        for (int i = 0; i < TIMES / 4; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write(shake.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                        .isEqualTo("HTTP/1.1 101");
                socket.getOutputStream().write(frames);
                socket.getInputStream().readAllBytes();
                sent += shake.length() + frames.length;
            }
        }
        String logged = log.getAll().substring(before);
        assertThat((long) logged.length()).as(logged).isLessThan(sent);
    }

    private interface Sending {
        Answer send(int number) throws IOException;
    }

    private void less(CapturedOutput log, Sending sending) throws IOException {
        int before = log.getAll().length();
        long sent = PortalVisitor.sent();
        for (int i = 0; i < TIMES; i++) {
            Answer answer = sending.send(i);
            assertThat(answer.status()).as(answer.toString()).isNotEqualTo(500);
        }
        sent = PortalVisitor.sent() - sent;
        String logged = log.getAll().substring(before);
        assertThat((long) logged.length()).as("%s for %s", logged, sent).isLessThan(sent);
        assertThat(logged.lines()).noneMatch(line -> line.startsWith(FORGED));
    }
}
