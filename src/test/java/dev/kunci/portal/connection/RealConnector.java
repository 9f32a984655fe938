package dev.kunci.portal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A real connector with its bounds, and those who are connected to it. */
abstract class RealConnector {

    static final Duration SHORT = Duration.ofMillis(400);
    static final Duration LONG = Duration.ofMinutes(1);

    /** So slowly, and so often at most, that nothing but its slowness ends a connection. */
    static final long PAUSE = 2_000_000;

    static final int MOST_DROPS = 3_000;
    static final String HEAD = "GET / HTTP/1.1\r\nHost: a\r\n";
    static final String BODY = "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: %d\r\n\r\n";

    final BlockingQueue<AsyncContext> begun = new LinkedBlockingQueue<>();
    final CountDownLatch over = new CountDownLatch(1);
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
    final class Line implements AutoCloseable {

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

    /** Waits until no request is at work, also behind the answer that its client has read already. */
    void rest() {
        ThreadPoolExecutor workers = (ThreadPoolExecutor) ((TomcatWebServer) server)
                .getTomcat()
                .getConnector()
                .getProtocolHandler()
                .getExecutor();
        await().until(() -> workers.getActiveCount() == 0);
    }

    void start(int ofOneAddress, String proxies, Duration longest) {
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
}
