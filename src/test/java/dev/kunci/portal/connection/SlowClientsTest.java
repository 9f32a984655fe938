package dev.kunci.portal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends drop by drop, or holds very many connections, takes nobody's place. */
@Tag("slow")
class SlowClientsTest extends RealConnector {

    @Test
    void aHeadThatComesDropByDropEndsItsConnection() throws IOException {
        start(100, null, SHORT);
        Line idle = new Line().asks();
        new Line().send("G").drip();
        new Line().send(HEAD + "X-A: ").drip();
        new Line().asks().send(HEAD + "X-A: ").drip();
        new Line().send(HEAD + "\r\n" + HEAD + "X-A: ").drip();

        idle.asks();
    }

    @Test
    void whoSendsOnlyLineEndsIsLetGoToo() throws IOException {
        start(100, null, SHORT);
        Line line = new Line();
        try {
            for (int i = 0; i < MOST_DROPS; i++) {
                line.send("\r\n");
                LockSupport.parkNanos(PAUSE);
            }
            throw new AssertionError("still open");
        } catch (IOException gone) {
            assertThat(line.read()).doesNotContain("200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/read", "/form", "/unread"})
    void aBodyThatComesDropByDropEndsItsConnection(String path) throws IOException {
        start(100, null, SHORT);
        new Line().send(BODY.formatted(path, 1_500_000)).send("a=").drip();
    }

    /** What stands between and behind the pieces of a body is read without anybody being handed it. */
    @ParameterizedTest
    @ValueSource(strings = {"1;a", "3\r\na=b\r\n1;", "3\r\na=b\r\n0\r\nX-A: "})
    void whatStandsAroundTheChunksOfABodyEndsItsConnectionToo(String begin) throws IOException {
        start(100, null, SHORT);
        for (String path : List.of("/read", "/form", "/unread")) {
            new Line()
                    .send("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n\r\n" + begin)
                    .drip();
        }
    }

    @Test
    void aBodyThatComesIsRead() throws IOException {
        start(100, null, SHORT);
        Line line = new Line();
        for (int size : new int[] {1, 100_000, 1_500_000}) {
            line.send(BODY.formatted("/read", size)).send("a".repeat(size));
            assertThat(line.read()).contains("X-Read: " + size);
        }
        assertThat(line.send(BODY.formatted("/form", 3)).send("a=b").read()).contains("X-Read: b");
    }

    /** As pages that are pushed to do, and large exports. */
    @Test
    void whatTheServerTakesItsTimeForHasIt() throws Exception {
        start(100, null, SHORT);
        Line async = new Line().send(HEAD.replace("/ ", "/async ") + "\r\n");
        Line running = new Line().send(HEAD.replace("/ ", "/long ") + "\r\n");
        AsyncContext waiting = begun.take();
        new Line().send("G").drip();
        new Line().send("G").drip();

        waiting.complete();
        over.countDown();
        assertThat(async.read()).startsWith("HTTP/1.1 200");
        assertThat(running.read()).startsWith("HTTP/1.1 200");
        async.asks();
        running.asks();
    }

    @Test
    void oneAddressHasSoManyConnectionsAndTheLongestIdleGoes() throws IOException {
        start(3, null, LONG);
        Line first = new Line().asks();
        Line second = new Line().asks();
        rest();
        Line third = new Line().asks();
        first.asks();
        rest();

        new Line().asks();

        assertThat(second.read()).isEmpty();
        third.asks();
        first.asks();
    }

    @Test
    void whereSomebodyWaitsOnEachANewOneIsLeftOutside() throws IOException, InterruptedException {
        start(2, null, LONG);
        Line first = new Line().send(HEAD.replace("/ ", "/async ") + "\r\n");
        Line second = new Line().send(HEAD.replace("/ ", "/async ") + "\r\n");
        List<AsyncContext> both = List.of(begun.take(), begun.take());

        assertThat(new Line().read()).isEmpty();
        both.forEach(AsyncContext::complete);
        assertThat(first.read()).startsWith("HTTP/1.1 200");
        assertThat(second.read()).startsWith("HTTP/1.1 200");
    }

    @Test
    @Timeout(120)
    void whoIsSignedInKeepsASocketOpenAndOthersAsLongAsThereIsRoom() throws IOException {
        start(2, null, LONG);
        Line guest = upgraded("/guest");
        upgraded("/person");
        Line next = placed();
        assertThat(guest.read()).isEmpty();

        upgraded("/person");
        assertThat(next.read()).isEmpty();
        assertThat(new Line().read()).isEmpty();
    }

    private Line placed() throws IOException {
        return placed(HEAD + "\r\n", "200");
    }

    private Line upgraded(String path) throws IOException {
        return placed(HEAD.replace("/ ", path + " ") + "Upgrade: x\r\nConnection: Upgrade\r\n\r\n", "101");
    }

    /** A connection gives way when its worker has left it, which is a moment after its client has had the answer. */
    private Line placed(String question, String status) throws IOException {
        while (true) {
            Line line = new Line().send(question);
            if (line.read().startsWith("HTTP/1.1 " + status)) {
                return line;
            }
        }
    }

    @Test
    void whoAsksFindsAPlaceAmongHundredsWhoDrip() throws IOException {
        start(50, null, LONG);
        for (int i = 0; i < 200; i++) {
            new Line().send("GET / HT");
        }
        for (int i = 0; i < 20; i++) {
            new Line().asks();
        }
    }

    @Test
    void aTrustedProxySpeaksForMany() throws IOException {
        start(2, "127\\.0\\.0\\.1", LONG);
        List<Line> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(new Line().asks());
        }
        for (Line line : many) {
            line.asks();
        }
    }
}
