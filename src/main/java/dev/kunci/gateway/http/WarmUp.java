package dev.kunci.gateway.http;

import dev.kunci.feed.Freshness;
import dev.kunci.operators.token.GatewayToken;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends requests before the gateway port opens, to a port that only this process knows. So the first real requests are
 * answered as fast as later ones: nginx waits one second, and answers 500 to whatever takes longer. It waits until the
 * feed is followed, because nothing is allowed before.
 */
final class WarmUp implements SmartLifecycle {

    /** Enough for the code path to be compiled. */
    static final int QUESTIONS = 1_200;

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** How many requests are sent on each connection; the first of them need a look-up. */
    private static final int ON_ONE_CONNECTION = 100;

    private static final int LOOKED_UP = 20;
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration FOLLOWING = Duration.ofSeconds(15);
    private static final String END = "\r\n\r\n";

    private final Freshness freshness;
    private final TokenCache tokens;
    private final AccessDecider decider;
    private final Clock clock;
    private final @Nullable SslContext tls;
    private final AtomicInteger passed = new AtomicInteger();
    private volatile boolean running;

    /**
     * @param tokens where tokens are looked up; unknown ones are accepted here
     * @param decider lets invented keys pass
     * @param tls of the gateway port, null for plain HTTP
     */
    WarmUp(Freshness freshness, TokenCache tokens, AccessDecider decider, Clock clock, @Nullable SslContext tls) {
        this.freshness = freshness;
        this.tokens = tokens;
        this.decider = decider;
        this.clock = clock;
        this.tls = tls;
    }

    @Override
    public void start() {
        running = true;
        if (!freshness.awaitCurrent(FOLLOWING)) {
            return;
        }
        GatewayServer server = new GatewayServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new CheckResponses(new TokenCache(this::token), decider, clock, 1),
                GatewayServer.Limits.of(CONNECTIONS, CONNECTIONS),
                tls);
        server.start();
        try {
            ask(server.port());
        } catch (IOException | GeneralSecurityException | RuntimeException cold) {
            LOG.warn("The gateway port opens without having been warmed up: {}", cold.toString());
        } finally {
            server.stop();
        }
    }

    private Optional<GatewayToken> token(byte[] hash) {
        return tokens.lookUp(hash)
                .or(() -> Optional.of(new GatewayToken(
                        UUID.randomUUID(), "-rehearsal-", UUID.randomUUID(), "rehearsal", "", null, false)));
    }

    private void ask(int port) throws IOException, GeneralSecurityException {
        long end = System.nanoTime() + LONGEST.toNanos();
        String token = "kunci_gw_" + UUID.randomUUID();
        while (passed.get() < QUESTIONS && end - System.nanoTime() > 0) {
            try (Socket socket = LoopbackConnections.connect(port, tls != null)) {
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream();
                for (int i = 0; i < ON_ONE_CONNECTION; i++) {
                    String key = i < LOOKED_UP ? UUID.randomUUID().toString() : "rehearsal";
                    out.write(question(token, key));
                    if (read(in).startsWith("HTTP/1.1 204")) {
                        passed.incrementAndGet();
                    }
                }
            }
        }
    }

    private static byte[] question(String token, String key) {
        return ("GET " + CheckHandler.PATH + " HTTP/1.1\r\nHost: kunci\r\nAuthorization: Bearer " + token
                        + "\r\nX-API-Key: " + key
                        + "\r\nX-Original-Method: GET\r\nX-Original-URI: /rehearsal?first=1" + END)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A positive answer has no body. */
    private static String read(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.length() < END.length() || answer.indexOf(END, answer.length() - END.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended with " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    /** How many requests were allowed. */
    int passed() {
        return passed.get();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Right before the gateway port. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
