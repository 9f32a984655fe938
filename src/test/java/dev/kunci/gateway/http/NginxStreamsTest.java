package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kunci.gateway.DenialReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long calls, as docs/gateways.md describes them: Kunci is asked once, when a call begins. */
@Tag("nginx")
class NginxStreamsTest {

    private static final String SERVERS = """
            server {
                listen 127.0.0.1:{front};
                include kunci-auth.conf;
                location / {
                    include kunci-protect.conf;
                    proxy_buffering off;
                    proxy_read_timeout 60s;
                    proxy_pass http://127.0.0.1:{http};
                }
            }
            """;

    @TempDir
    private Path place;

    /** The next events of the upstream. */
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Test
    void anOpenStreamOutlivesARevocationUntilAReloadEndsIt() throws Exception {
        HttpServer upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (!Thread.interrupted()) {
                    out.write((events.take() + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        upstream.setExecutor(threads);
        upstream.start();
        try (OpenPort kunci = new OpenPort();
                FrontNginx nginx = FrontNginx.start(
                        place,
                        kunci,
                        SERVERS,
                        Map.of("http", upstream.getAddress().getPort()));
                HttpClient client = HttpClient.newHttpClient()) {
            events.add("before");
            BufferedReader stream = new BufferedReader(new InputStreamReader(
                    client.send(
                                    nginx.call("/").header("X-API-Key", "good").build(),
                                    HttpResponse.BodyHandlers.ofInputStream())
                            .body(),
                    StandardCharsets.UTF_8));
            assertThat(stream.readLine()).isEqualTo("before");

            kunci.door.remembered.put("good", ScriptedDoor.no(DenialReason.KEY_REVOKED));
            assertThat(nginx.get("/", "X-API-Key", "good").statusCode()).isEqualTo(403);
            events.add("after");
            assertThat(stream.readLine()).isEqualTo("after");

            nginx.reload();
            assertThatThrownBy(stream::read)
                    .as("cut off by worker_shutdown_timeout")
                    .isInstanceOf(IOException.class);
        } finally {
            threads.shutdownNow();
            upstream.stop(0);
        }
    }
}
