package dev.kunci.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kunci.browser.RunningKunci;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The shipped files in a directory of their own, on free ports, with one more location whose upstream is the test's. */
public final class RealNginx implements AutoCloseable {

    static final String SEEN = "/customers/seen";
    private static final String WHERE = "where";
    private static final String ASKS = "Gateways ask at http://";

    private final Path place;
    private final int port;
    private final int upstreamPort;
    private final HttpServer upstream;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What reached the upstream of {@link #SEEN}, by header in its usual spelling. */
    final BlockingQueue<Map<String, List<String>>> arrived = new LinkedBlockingQueue<>();

    public RealNginx(Path place, RunningKunci kunci) throws IOException {
        this.place = place;
        this.port = freePort();
        this.upstreamPort = freePort();
        this.upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", this::arrive);
        upstream.start();
        String asks = kunci.said().stream()
                .filter(line -> line.startsWith(ASKS))
                .findFirst()
                .orElseThrow();
        String gateway = asks.substring(ASKS.length(), asks.indexOf("/gateway/nginx"));
        Path shipped = Path.of("docker", "nginx");
        Path copy = Files.createDirectories(place.resolve("docker/nginx"));
        try (Stream<Path> files = Files.list(shipped)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file)
                        .replace("127.0.0.1:8081", gateway)
                        .replace("        # ---\n", more() + "        # ---\n");
                Files.writeString(copy.resolve(file.getFileName()), local(text));
            }
        }
    }

    private String more() {
        return "        location " + SEEN + " {\n            include kunci-protect.conf;\n"
                + "            set $kunci_environment prod;\n            proxy_pass http://127.0.0.1:"
                + upstream.getAddress().getPort() + SEEN + ";\n        }\n";
    }

    private void arrive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        arrived.add(Map.copyOf(exchange.getRequestHeaders()));
        exchange.getResponseHeaders().add("X-Kunci-Denied", "said by the upstream");
        exchange.getResponseHeaders().add("X-Kunci-Fault", "said by the upstream");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** The same lines with the ports of this one. */
    public String local(String lines) {
        return lines.replace("127.0.0.1:8088", "127.0.0.1:" + port)
                .replace("127.0.0.1:8089", "127.0.0.1:" + upstreamPort)
                .replace(
                        "(umask 077; /usr/sbin/nginx",
                        "echo \"$KUNCI_NGINX\" >" + WHERE + "\n(umask 077; /usr/sbin/nginx");
    }

    /** The directory that the pasted lines of docs/gateways.md created. */
    Path directory() throws IOException {
        return Path.of(Files.readString(place.resolve(WHERE)).strip());
    }

    /** A call with a body, which is larger than what nginx keeps in memory. */
    int post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .headers(headers)
                .build();
        return client.send(call, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private Optional<ProcessHandle> master() throws IOException {
        Path pid = directory().resolve("nginx.pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                : Optional.empty();
    }

    /** The users of its workers. */
    List<String> workers() throws IOException {
        return master().stream()
                .flatMap(ProcessHandle::children)
                .map(worker -> worker.info().user().orElseThrow())
                .toList();
    }

    /** A call of a client, with headers as names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            call.headers(headers);
        }
        return client.send(call.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What nginx has written down, when it has written this. */
    String log(String last) throws IOException {
        Path log = directory().resolve("access.log");
        String lines = "";
        while (!lines.contains(last)) {
            lines = Files.readString(log);
            Thread.onSpinWait();
        }
        return lines;
    }

    /** Stops the nginx that the pasted lines started, and deletes its directory. */
    @Override
    public void close() throws IOException {
        client.close();
        upstream.stop(0);
        if (Files.exists(place.resolve(WHERE))) {
            master().ifPresent(master -> {
                master.destroy();
                master.onExit().join();
            });
            FileSystemUtils.deleteRecursively(directory());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
