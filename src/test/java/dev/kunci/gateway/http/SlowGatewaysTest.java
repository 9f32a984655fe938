package dev.kunci.gateway.http;

import static dev.kunci.gateway.http.OpenPort.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that occupy connections without sending a check lose them; those that send one in time find a connection. */
class SlowGatewaysTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** Slow, but never slow enough between two bytes to time out for that alone. */
    private static final long PAUSE = 2_000_000;

    private static final int MOST_DROPS = 3_000;
    private static final String BEGINNING = "GET /gateway/nginx HTTP/1.1\r\nX-A: ";

    private final List<OpenPort.Line> lines = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (OpenPort.Line line : lines) {
            line.close();
        }
    }

    private static GatewayServer.Limits limits(int connections, int ofOneAddress, Duration question) {
        return new GatewayServer.Limits(connections, ofOneAddress, 8, LONG, question);
    }

    private OpenPort.Line line(OpenPort port) throws IOException {
        OpenPort.Line line = new OpenPort.Line(port.server.port());
        lines.add(line);
        return line;
    }

    private OpenPort.Line asked(OpenPort port) throws IOException {
        OpenPort.Line line = line(port);
        line.send(ask("good"));
        assertThat(line.read().status()).isEqualTo(204);
        return line;
    }

    /** Sends byte by byte until the connection has ended. */
    private static void drip(OpenPort.Line line) {
        try {
            for (int i = 0; i < MOST_DROPS; i++) {
                line.send("a");
                LockSupport.parkNanos(PAUSE);
            }
        } catch (IOException gone) {
            return;
        }
        throw new AssertionError("still open");
    }

    @Test
    void aQuestionThatComesDropByDropEndsItsConnection() throws Exception {
        try (OpenPort port = new OpenPort(limits(64, 64, Duration.ofMillis(300)), 10)) {
            OpenPort.Line first = line(port);
            first.send(BEGINNING);
            OpenPort.Line later = asked(port);
            OpenPort.Line behind = line(port);
            OpenPort.Line lines = line(port);
            later.send(BEGINNING);
            behind.send(ask("good") + BEGINNING);
            assertThat(behind.read().status()).isEqualTo(204);
            lines.send(BEGINNING + "\r\n");

            drip(first);
            drip(later);
            drip(behind);
            drip(lines);
        }
    }

    @Test
    void aConnectionThatAskedInTimeStaysIdle() throws Exception {
        try (OpenPort port = new OpenPort(limits(64, 64, Duration.ofMillis(300)), 10)) {
            OpenPort.Line idle = asked(port);
            OpenPort.Line slow = line(port);
            slow.send(BEGINNING);
            drip(slow);

            idle.send(ask("good"));
            assertThat(idle.read().status()).isEqualTo(204);
        }
    }

    @Test
    void whoAsksFindsAPlaceAmongHundredsWhoDrip() throws Exception {
        try (OpenPort port = new OpenPort(limits(200, 200, LONG), 10)) {
            for (int i = 0; i < 400; i++) {
                line(port).send(BEGINNING);
            }
            for (int i = 0; i < 20; i++) {
                asked(port);
            }
        }
    }

    @Test
    void whereAllPlacesAreTakenTheLongestIdleOneBecomesFree() throws Exception {
        try (OpenPort port = new OpenPort(limits(64, 3, LONG), 10)) {
            OpenPort.Line first = asked(port);
            OpenPort.Line second = asked(port);
            OpenPort.Line third = asked(port);
            first.send(ask("good"));
            assertThat(first.read().status()).isEqualTo(204);

            asked(port);

            assertThat(second.read().status()).isZero();
            third.send(ask("good"));
            assertThat(third.read().status()).isEqualTo(204);
            first.send(ask("good"));
            assertThat(first.read().status()).isEqualTo(204);
        }
    }

    @Test
    void whereEverybodyIsBusyANewOneIsLeftOutside() throws Exception {
        try (OpenPort port = new OpenPort(limits(2, 2, LONG), 10)) {
            port.door.stored.put("slow", ScriptedDoor.YES);
            port.door.held.put("slow", new CountDownLatch(1));
            OpenPort.Line first = asked(port);
            OpenPort.Line second = asked(port);
            first.send(ask("slow"));
            second.send(ask("slow"));
            while (port.door.lookedUp.size() < 2) {
                Thread.onSpinWait();
            }

            assertThat(line(port).read().status()).isZero();
            port.door.held.get("slow").countDown();
            assertThat(first.read().status()).isEqualTo(204);
            assertThat(second.read().status()).isEqualTo(204);
            asked(port);
        }
    }
}
