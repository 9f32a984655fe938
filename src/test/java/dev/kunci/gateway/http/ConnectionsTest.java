package dev.kunci.gateway.http;

import static dev.kunci.gateway.http.OpenPort.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.gateway.Verdict;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of gateways, and of clients that only look like one. */
class ConnectionsTest {

    private static final int MANY = 1_000;

    @Test
    void pipelinedQuestionsAreAnsweredInTheirOrder() throws Exception {
        try (OpenPort port = new OpenPort();
                OpenPort.Line line = new OpenPort.Line(port.server.port())) {
            port.send(ask("good"));
            CountDownLatch latch = new CountDownLatch(1);
            port.door.held.put("k0", latch);
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < MANY; i++) {
                Verdict yes = new Verdict.Allowed("app" + i, UUID.randomUUID(), "o", "p", UUID.randomUUID());
                (i % 7 == 0 ? port.door.stored : port.door.remembered).put("k" + i, yes);
                all.append(ask("k" + i));
            }
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    line.send(all.toString());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            latch.countDown();

            for (int i = 0; i < MANY; i++) {
                assertThat(line.read().headers()).containsEntry("x-kunci-app", "app" + i);
            }
            sent.join();
        }
    }

    @Test
    void otherAddressesAndMethodsAreNotThere() throws Exception {
        try (OpenPort port = new OpenPort()) {
            assertThat(port.send(ask("good").replace("/gateway/nginx", "/gateway/nginx/x"))
                            .status())
                    .isEqualTo(404);
            assertThat(port.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(404);
            OpenPort.Reply post = port.send(ask("good").replaceFirst("GET", "POST"));
            assertThat(post.status()).isEqualTo(405);
            assertThat(post.headers()).containsEntry("allow", "GET, HEAD");
            assertThat(port.send(ask("good").replaceFirst("GET", "HEAD")).status())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /gateway/nginx HTTP/1.1\r\nno colon here\r\n\r\n",
                "GET /gateway/nginx HTTP/1.1\r\nX-API-Key : good\r\n\r\n",
                "GET /gateway/nginx HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"
            })
    void whatIsMalformedEndsTheConnection(String request) throws Exception {
        try (OpenPort port = new OpenPort();
                OpenPort.Line line = new OpenPort.Line(port.server.port())) {
            line.send(request);

            OpenPort.Reply reply = line.read();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.headers()).containsEntry("connection", "close");
            assertThat(line.read().status()).isZero();
            assertThat(port.door.asked).isEmpty();
        }
    }

    @Test
    void linesAndHeadersHaveAnEnd() throws Exception {
        try (OpenPort port = new OpenPort()) {
            assertThat(port.send("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n\r\n")
                            .status())
                    .isEqualTo(400);
            assertThat(port.send(ask("good", "X-A: " + "a".repeat(45_000))).status())
                    .isEqualTo(400);
            assertThat(port.send(ask("good", "X-A: " + "a".repeat(30_000))).status())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Transfer-Encoding: chunked"})
    void aBodyIsRefusedAndWhatFollowsIsNotRead(String header) throws Exception {
        try (OpenPort port = new OpenPort();
                OpenPort.Line line = new OpenPort.Line(port.server.port())) {
            line.send(ask("good", header) + "5\r\nabcde\r\n0\r\n\r\n" + ask("good"));

            OpenPort.Reply reply = line.read();
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.denied()).isEqualTo("bad-request");
            assertThat(line.read().status()).isZero();
            assertThat(port.door.asked).isEmpty();
        }
    }

    @Test
    void aConnectionStaysUntilOneSideWantsItsEnd() throws Exception {
        try (OpenPort port = new OpenPort();
                OpenPort.Line line = new OpenPort.Line(port.server.port());
                OpenPort.Line old = new OpenPort.Line(port.server.port())) {
            for (int i = 0; i < 3; i++) {
                line.send(ask("good"));
                assertThat(line.read().headers()).doesNotContainKey("connection");
            }
            line.send(ask("good", "Connection: close"));
            assertThat(line.read().headers()).containsEntry("connection", "close");
            assertThat(line.read().status()).isZero();
            old.send(ask("good").replace("HTTP/1.1", "HTTP/1.0"));
            assertThat(old.read().status()).isEqualTo(204);
            assertThat(old.read().status()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /gateway/nginx HTTP/1.1\r\nX-A: "})
    void whoAsksNothingIsLetGo(String beginning) throws Exception {
        GatewayServer.Limits hasty = new GatewayServer.Limits(64, 64, 8, Duration.ofMillis(200), Duration.ofMinutes(1));
        try (OpenPort port = new OpenPort(hasty, 10);
                OpenPort.Line line = new OpenPort.Line(port.server.port())) {
            line.send(beginning);
            assertThat(line.read().status()).isZero();
        }
    }

    @Test
    void whoIsOwedAnAnswerGetsItBeforeTheEnd() throws Exception {
        try (OpenPort port = new OpenPort();
                OpenPort.Line idle = new OpenPort.Line(port.server.port());
                OpenPort.Line waiting = new OpenPort.Line(port.server.port())) {
            idle.send(ask("good"));
            assertThat(idle.read().status()).isEqualTo(204);
            CountDownLatch latch = new CountDownLatch(1);
            port.door.held.put("slow", latch);
            port.door.stored.put("slow", ScriptedDoor.YES);
            waiting.send(ask("slow"));
            while (port.door.lookedUp.isEmpty()) {
                Thread.onSpinWait();
            }
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(port.server::stop);
            assertThat(idle.read().status()).isZero();
            latch.countDown();

            OpenPort.Reply owed = waiting.read();
            assertThat(owed.status()).isEqualTo(204);
            assertThat(owed.headers()).containsEntry("connection", "close");
            stopped.join();
            assertThat(port.server.isRunning()).isFalse();
        }
    }
}
