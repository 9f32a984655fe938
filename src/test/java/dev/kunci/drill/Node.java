package dev.kunci.drill;

import dev.kunci.console.postgres.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One packaged Kunci of several on one database, in a process of its own that can be suspended and killed. */
final class Node implements AutoCloseable {

    private static final int STEP = 10;
    private static final AtomicInteger PORT = new AtomicInteger(19_300);
    private static final String READY = "Kunci is ready at ";

    private final int port = freePort();
    private final Link link;
    private final EmbeddedPostgres database;
    private final Path keysets;
    private volatile boolean up;
    private @Nullable Process process;

    Node(EmbeddedPostgres database, Path keysets) throws IOException {
        this.database = database;
        this.keysets = keysets;
        this.link = new Link(database.port());
    }

    /** The port of people and programs. */
    int port() {
        return port;
    }

    int gatewayPort() {
        return port + 1;
    }

    Link link() {
        return link;
    }

    boolean isUp() {
        return up;
    }

    /** Returns when it answers. */
    void start() throws IOException {
        ProcessBuilder kunci = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Duser.language=en",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        Path.of("target", "kunci.jar").toString(),
                        "run",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        Path.of("target", "drill", String.valueOf(port)).toString()))
                .redirectErrorStream(true);
        kunci.environment()
                .putAll(Map.of(
                        "KUNCI_DB_URL", database.ownerUrl().replace(":" + database.port(), ":" + link.port()),
                        "KUNCI_DB_USER", database.appUser(),
                        "KUNCI_DB_PASSWORD", database.appPassword(),
                        "KUNCI_DB_OWNER_USER", database.ownerUser(),
                        "KUNCI_DB_OWNER_PASSWORD", database.ownerPassword(),
                        "KUNCI_KEYSETS", keysets.toString(),
                        "KUNCI_APICALLSPERMINUTE", "1000000"));
        Process started = kunci.start();
        process = started;
        BufferedReader output = started.inputReader();
        List<String> said = new ArrayList<>();
        String line;
        while ((line = output.readLine()) != null) {
            said.add(line);
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(more -> {}));
                up = true;
                return;
            }
        }
        throw new IOException("Kunci did not start: " + String.join("\n", said));
    }

    void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    void kill() throws InterruptedException {
        up = false;
        if (process != null) {
            process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (process != null
                && new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                                .start()
                                .waitFor()
                        != 0) {
            throw new IOException("kill -" + name + " failed");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        link.close();
    }

    private static int freePort() throws IOException {
        for (int port = PORT.getAndAdd(STEP); port < 20_000; port = PORT.getAndAdd(STEP)) {
            if (free(port) && free(port + 1) && free(port + 2)) {
                return port;
            }
        }
        throw new IOException("no three free ports in a row");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
