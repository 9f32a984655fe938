package dev.kunci.gateway.http;

import dev.kunci.operators.token.GatewayToken;
import dev.kunci.operators.token.GatewayTokens;
import dev.kunci.testing.SteppingClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway port of a test with simulated tokens and decisions, and connections to it. */
final class OpenPort implements AutoCloseable {

    static final String TOKEN = "kunci_gw_good";
    static final GatewayServer.Limits LIMITS = limits(64, 8);

    final ScriptedDoor door = new ScriptedDoor();
    final SteppingClock clock = new SteppingClock();
    final Map<SecretDigest, GatewayToken> tokens = new ConcurrentHashMap<>();
    final AtomicInteger tokenLookups = new AtomicInteger();
    final TokenCache cache = new TokenCache(hash -> {
        tokenLookups.incrementAndGet();
        awaitHeldTokens();
        return Optional.ofNullable(tokens.get(SecretDigest.of(hash)));
    });
    final GatewayServer server;
    /** Blocks token look-ups until it is released. */
    volatile CountDownLatch heldTokens = new CountDownLatch(0);

    static GatewayServer.Limits limits(int connections, int lookups) {
        return new GatewayServer.Limits(
                connections, connections, lookups, Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    OpenPort() {
        this(LIMITS, 1_000);
    }

    OpenPort(GatewayServer.Limits limits, int missesPerMinute) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new GatewayServer(any, new CheckResponses(cache, door, clock, missesPerMinute), limits, null);
        token(TOKEN, null, false);
        cache.find(TOKEN);
        door.remembered.put("good", ScriptedDoor.YES);
        server.start();
    }

    private void awaitHeldTokens() {
        try {
            heldTokens.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void token(String text, Instant expires, boolean revoked) {
        tokens.put(
                SecretDigest.of(GatewayTokens.hash(text)),
                new GatewayToken(UUID.randomUUID(), "acme", UUID.randomUUID(), "nginx", "kunci_gw_", expires, revoked));
    }

    /** @param headers in lower case; both values of a repeated header */
    record Reply(int status, Map<String, String> headers, String body) {
        String denied() {
            return headers.getOrDefault("x-kunci-denied", "");
        }
    }

    static String ask(String key, String... more) {
        return ask(key, TOKEN, more);
    }

    /** What nginx sends, with additional headers. */
    static String ask(String key, String token, String[] more) {
        StringBuilder request = new StringBuilder("GET /gateway/nginx HTTP/1.1\r\nHost: kunci\r\n");
        request.append("Authorization: Bearer ")
                .append(token)
                .append("\r\nX-API-Key: ")
                .append(key)
                .append("\r\n");
        request.append("X-Original-Method: GET\r\nX-Original-URI: /weather?day=1\r\n");
        for (String header : more) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    /** Sends one request on a connection of its own, and reads one response. */
    Reply send(String request) throws IOException {
        try (Line line = new Line(server.port())) {
            line.send(request);
            return line.read();
        }
    }

    @Override
    public void close() {
        door.held.values().forEach(latch -> latch.countDown());
        server.stop();
    }

    /** One connection. */
    static final class Line implements AutoCloseable {

        private final Socket socket;

        Line(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** The next response; status 0 if the connection has ended. */
        Reply read() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return new Reply(0, Map.of(), head.toString(StandardCharsets.ISO_8859_1));
                }
                head.write(next);
            }
            String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(": ", 2);
                headers.merge(header[0].toLowerCase(Locale.ROOT), header[1], (a, b) -> a + " AND " + b);
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
