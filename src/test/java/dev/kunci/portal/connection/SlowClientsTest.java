package dev.kunci.portal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Whoever sends drop by drop, or holds very many connections, takes nobody's place. */
class SlowClientsTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofMinutes(1);

    /** So slowly, and so often at most, that nothing but its slowness ends a connection. */
    private static final long PAUSE = 2_000_000;

    private static final int MOST_DROPS = 3_000;
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: a\r\n";
    private static final String BODY =
            "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: %d\r\n\r\n";

    private final BlockingQueue<AsyncContext> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Line> lines = new ArrayList<>();
    private WebServer server;

    private final class Paths extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            switch (request.getRequestURI()) {
                case "/read" ->
                    response.setHeader("X-Read", "" + request.getInputStream().readAllBytes().length);
                case "/form" -> response.setHeader("X-Read", request.getParameter("a"));
                case "/guest" -> request.upgrade(Open.class);
                case "/person" -> {
                    request.getSession()
                            .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, "x");
                    request.upgrade(Open.class);
                }
                case "/async" -> begun.add(request.startAsync());
                case "/long" -> await();
                default -> response.setHeader("X-Read", "nothing");
            }
        }

        private void await() throws IOException {
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** Another protocol, in which nobody says anything until the other end has gone. */
    public static final class Open implements HttpUpgradeHandler, ReadListener {

        private WebConnection connection;

        @Override
        public void init(WebConnection opened) {
            connection = opened;
            try {
                opened.getInputStream().setReadListener(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (connection.getInputStream().isReady()) {
                if (connection.getInputStream().read() < 0) {
                    return;
                }
            }
        }

        @Override
        public void onAllDataRead() {
            end();
        }

        @Override
        public void onError(Throwable gone) {
            end();
        }

        private void end() {
            try {
                connection.close();
            } catch (Exception gone) {
                // It is closed already.
            }
        }

        @Override
        public void destroy() {
            // There is nothing to be given back.
        }
    }

    /** One connection. */
    private final class Line implements AutoCloseable {

        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));

        Line() throws IOException {
            socket.setSoTimeout(20_000);
            lines.add(this);
        }

        Line send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** The head of the next answer, empty where the connection has ended. */
        String read() throws IOException {
            StringBuilder head = new StringBuilder();
            try {
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    head.append(line).append('\n');
                }
            } catch (SocketException reset) {
                return "";
            }
            return head.toString();
        }

        Line asks() throws IOException {
            send(HEAD + "\r\n");
            assertThat(read()).startsWith("HTTP/1.1 200");
            return this;
        }

        /** Sends byte by byte until the connection has ended. */
        void drip() {
            try {
                for (int i = 0; i < MOST_DROPS; i++) {
                    send("a");
                    LockSupport.parkNanos(PAUSE);
                }
            } catch (IOException gone) {
                return;
            }
            throw new AssertionError("still open");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private void start(int ofOneAddress, String proxies, Duration longest) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new SlowClients(ofOneAddress, proxies, longest).customize(factory);
        server = factory.getWebServer(context -> {
            var servlet = context.addServlet("paths", new Paths());
            servlet.addMapping("/*");
            servlet.setAsyncSupported(true);
        });
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        for (Line line : lines) {
            line.close();
        }
        server.stop();
    }

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
        Line third = new Line().asks();
        first.asks();

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
    void whoIsSignedInKeepsASocketOpenAndOthersAsLongAsThereIsRoom() throws IOException {
        start(2, null, LONG);
        Line guest = upgraded("/guest");
        upgraded("/person");
        Line next = new Line().asks();
        assertThat(guest.read()).isEmpty();

        upgraded("/person");
        assertThat(next.read()).isEmpty();
        assertThat(new Line().read()).isEmpty();
    }

    private Line upgraded(String path) throws IOException {
        Line line = new Line().send(HEAD.replace("/ ", path + " ") + "Upgrade: x\r\nConnection: Upgrade\r\n\r\n");
        assertThat(line.read()).startsWith("HTTP/1.1 101");
        return line;
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
