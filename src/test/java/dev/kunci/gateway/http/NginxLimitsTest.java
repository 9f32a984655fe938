package dev.kunci.gateway.http;

import static dev.kunci.gateway.http.OpenPort.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.feed.Change;
import dev.kunci.gateway.DenialReason;
import dev.kunci.operators.token.GatewayToken;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is looked up, how often per client, and how much at once. */
class NginxLimitsTest {

    private static final GatewayServer.Limits NARROW = OpenPort.limits(64, 2);

    @Test
    void whatIsNotInMemoryIsLookedUp() throws Exception {
        try (OpenPort port = new OpenPort()) {
            port.door.stored.put("cold", ScriptedDoor.YES);

            assertThat(port.send(ask("cold")).status()).isEqualTo(204);
            assertThat(port.send(ask("good")).status()).isEqualTo(204);
            assertThat(port.door.lookedUp).containsExactly("cold");
        }
    }

    @Test
    void whatCannotBeLookedUpIsRefused() throws Exception {
        try (OpenPort port = new OpenPort()) {
            OpenPort.Reply reply = port.send(ask("breaks"));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.denied()).isEqualTo("stale");
            assertThat(port.send(ask("good")).status()).isEqualTo(204);
        }
    }

    @Test
    void guessesAreHeldUpAndKeysThatExistNever() throws Exception {
        try (OpenPort port = new OpenPort(OpenPort.LIMITS, 3)) {
            port.door.stored.put("cold", ScriptedDoor.YES);
            port.door.stored.put("shut", ScriptedDoor.no(DenialReason.KEY_REVOKED));
            for (int i = 0; i < 5; i++) {
                assertThat(port.send(ask("shut")).denied()).as("is no guess").isEqualTo("key-revoked");
            }
            for (int i = 0; i < 4; i++) {
                port.door.remembered.put("guess" + i, ScriptedDoor.GUESS);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(port.send(ask("guess" + i)).denied()).isEqualTo("unknown-key");
            }

            OpenPort.Reply reply = port.send(ask("guess3"));

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.denied()).isEqualTo("rate");
            assertThat(port.send(ask("good")).status()).as("in memory").isEqualTo(204);
            assertThat(port.send(ask("cold")).status())
                    .as("never asked about before")
                    .isEqualTo(204);
            assertThat(port.send(ask("shut")).denied()).isEqualTo("key-revoked");
        }
    }

    @Test
    void aGuessThatMemoryAnswersCountsAsOne() throws Exception {
        try (OpenPort port = new OpenPort(OpenPort.LIMITS, 3)) {
            port.door.stored.put("cold", ScriptedDoor.YES);
            port.door.remembered.put("guess", ScriptedDoor.GUESS);
            for (int i = 0; i < 3; i++) {
                assertThat(port.send(ask("guess")).denied()).isEqualTo("unknown-key");
            }

            assertThat(port.send(ask("guess")).denied()).isEqualTo("rate");
            assertThat(port.door.lookedUp).isEmpty();
            assertThat(port.send(ask("cold")).status()).isEqualTo(204);
            assertThat(port.send(ask("good")).status()).isEqualTo(204);
        }
    }

    /** It may have just been created, or deleted. */
    @Test
    void whatMayBeAKeyIsNoGuess() throws Exception {
        try (OpenPort port = new OpenPort(OpenPort.LIMITS, 3)) {
            port.door.remembered.put("gone", ScriptedDoor.no(DenialReason.UNKNOWN_KEY));
            for (int i = 0; i < 10; i++) {
                assertThat(port.send(ask("cold" + i)).denied()).isEqualTo("unknown-key");
                assertThat(port.send(ask("gone")).denied()).isEqualTo("unknown-key");
            }
        }
    }

    @Test
    void guessesAreCountedByTheClientThatTheGatewayNames() throws Exception {
        try (OpenPort port = new OpenPort(OpenPort.LIMITS, 3)) {
            port.door.remembered.put("guess", ScriptedDoor.GUESS);
            for (String client : List.of("192.0.2.1", "192.0.2.2", "2001:db8:0:1::1", "2001:db8:0:2::1")) {
                for (int i = 0; i < 3; i++) {
                    assertThat(port.send(ask("guess", "X-Real-IP: " + client)).denied())
                            .isEqualTo("unknown-key");
                }
                assertThat(port.send(ask("guess", "X-Real-IP: " + client)).denied())
                        .isEqualTo("rate");
            }
            assertThat(port.send(ask("guess", "X-Real-IP: 2001:db8:0:1::2")).denied())
                    .as("of the same network")
                    .isEqualTo("rate");
            for (String odd : List.of("", "a host", "192.0.2.1:80")) {
                port.send(ask("guess", "X-Real-IP: " + odd));
            }
            assertThat(port.send(ask("guess")).denied())
                    .as("of nobody who is named")
                    .isEqualTo("rate");
            assertThat(port.send(ask("guess", "X-Real-IP: 192.0.2.3", "X-Real-IP: 192.0.2.4"))
                            .denied())
                    .isEqualTo("bad-request");
            assertThat(port.send(ask("guess", "kunci_gw_wrong", new String[] {"X-Real-IP: 192.0.2.5"}))
                            .denied())
                    .as("who may not ask counts for nobody")
                    .isEqualTo("gateway-token");
            assertThat(port.send(ask("guess", "X-Real-IP: 192.0.2.5")).denied()).isEqualTo("unknown-key");
        }
    }

    @Test
    void guessesAtGatewayTokensNeverHoldUpARightOne() throws Exception {
        try (OpenPort port = new OpenPort()) {
            String[] nothing = new String[0];
            port.token("kunci_gw_second", null, false);
            port.door.stored.put("good", ScriptedDoor.YES);
            for (int i = 0; i < 100; i++) {
                assertThat(port.send(ask("good", "kunci_gw_guess" + i, nothing)).denied())
                        .isEqualTo("gateway-token");
            }
            assertThat(port.send(ask("good", "kunci_gw_second", nothing)).status())
                    .as("never shown before")
                    .isEqualTo(204);
            int lookups = port.tokenLookups.get();
            assertThat(port.send(ask("good", "kunci_gw_guess7", nothing)).denied())
                    .isEqualTo("gateway-token");
            assertThat(port.tokenLookups).as("a wrong one is looked up once").hasValue(lookups);
            port.token("kunci_gw_guess7", null, false);
            port.cache.changed(List.of(new Change(UUID.randomUUID(), GatewayToken.KIND, UUID.randomUUID())));
            assertThat(port.send(ask("good", "kunci_gw_guess7", nothing)).status())
                    .as("made meanwhile")
                    .isEqualTo(204);
        }
    }

    @Test
    void whoShowsUnknownTokensTakesNoPlaceOfThoseWhoAsk() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (OpenPort port = new OpenPort();
                OpenPort.Line first = new OpenPort.Line(port.server.port());
                OpenPort.Line second = new OpenPort.Line(port.server.port())) {
            port.door.stored.put("cold", ScriptedDoor.YES);
            port.heldTokens = over;
            int before = port.tokenLookups.get();
            first.send(ask("good", "kunci_gw_guess1", new String[0]));
            second.send(ask("good", "kunci_gw_guess2", new String[0]));
            while (port.tokenLookups.get() < before + 2) {
                Thread.onSpinWait();
            }

            assertThat(port.send(ask("good", "kunci_gw_guess3", new String[0])).denied())
                    .isEqualTo("busy");
            assertThat(port.send(ask("cold")).status()).isEqualTo(204);
            over.countDown();
            assertThat(first.read().denied()).isEqualTo("gateway-token");
            assertThat(second.read().denied()).isEqualTo("gateway-token");
        } finally {
            over.countDown();
        }
    }

    @Test
    void whereAllWorkersAreBusyTheAnswerIsNo() throws Exception {
        try (OpenPort port = new OpenPort(NARROW, 1_000);
                OpenPort.Line first = new OpenPort.Line(port.server.port());
                OpenPort.Line second = new OpenPort.Line(port.server.port())) {
            port.door.stored.put("slow", ScriptedDoor.YES);
            port.send(ask("good"));
            CountDownLatch latch = new CountDownLatch(1);
            port.door.held.put("slow", latch);
            first.send(ask("slow"));
            second.send(ask("slow"));
            while (port.door.lookedUp.size() < 2) {
                Thread.onSpinWait();
            }

            OpenPort.Reply reply = port.send(ask("cold"));

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.denied()).isEqualTo("busy");
            assertThat(port.send(ask("good")).status()).isEqualTo(204);
            latch.countDown();
            assertThat(first.read().status()).isEqualTo(204);
            assertThat(second.read().status()).isEqualTo(204);
            assertThat(port.send(ask("slow")).status()).isEqualTo(204);
        }
    }
}
