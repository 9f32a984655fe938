package dev.kunci.gateway.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** An upstream of a test behind a gateway, which records what reaches it. */
final class HttpUpstream implements AutoCloseable {

    /**
     * One call.
     *
     * @param what method and target
     * @param body its length
     */
    record Arrived(String what, Map<String, List<String>> headers, long body) {}

    final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HttpUpstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::arrive);
        server.start();
    }

    private void arrive(HttpExchange exchange) throws IOException {
        long body = 0;
        byte[] some = new byte[65_536];
        for (int read = 0; read >= 0; read = exchange.getRequestBody().read(some)) {
            body += read;
        }
        arrived.add(new Arrived(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        exchange.getResponseHeaders().add("X-Kunci-Denied", "said by the upstream");
        exchange.getResponseHeaders().add("X-Kunci-Fault", "said by the upstream");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** For server blocks of a test, under the name "http". */
    FrontNginx behind(Path place, OpenPort kunci, String servers) throws IOException {
        return FrontNginx.start(place, kunci, servers, Map.of("http", port()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
