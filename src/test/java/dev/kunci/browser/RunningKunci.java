package dev.kunci.browser;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.testing.Fork;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** A packaged Kunci in a process of its own; the stories share one with demo data. */
public final class RunningKunci {

    static final Path DATA = Fork.place("browser-it");

    static final Path EMPTY = Fork.place("browser-it-empty");

    private static final String READY = "Kunci is ready at ";
    private static RunningKunci running;

    private final Path data;
    private final Process process;
    private final List<String> said;
    private final String url;

    private RunningKunci(Path data, Process process, List<String> said, String url) {
        this.data = data;
        this.process = process;
        this.said = said;
        this.url = url;
    }

    static synchronized RunningKunci get() throws IOException {
        if (running == null) {
            FileSystemUtils.deleteRecursively(DATA);
            running = start(DATA, "--demo");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> running.stop()));
        }
        return running;
    }

    /** Stops it as Ctrl-C does, and starts it again on the same data. */
    static synchronized RunningKunci restart() throws IOException {
        get().stop();
        running = start(DATA, "--demo");
        return running;
    }

    /** Another one without demo data, on an empty directory; stopped by who started it. */
    static RunningKunci empty() throws IOException {
        FileSystemUtils.deleteRecursively(EMPTY);
        return start(EMPTY);
    }

    public String url() {
        return url;
    }

    /** All that it has said until now. */
    public List<String> said() {
        return said;
    }

    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Kunci did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static RunningKunci start(Path data, String... options) throws IOException {
        return start(data, Map.of(), options);
    }

    public static RunningKunci start(Path data, Map<String, String> environment, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--port", String.valueOf(freePort())));
        return awaited(data, kunci(data, environment, "run", arguments));
    }

    /** Starts one with the launcher of this checkout, which first builds it. */
    static RunningKunci launched(Path launcher, Path data, Map<String, String> environment, String command)
            throws IOException {
        ProcessBuilder kunci = new ProcessBuilder(
                        launcher.toString(), command, "--port", String.valueOf(freePort()), "--data", data.toString())
                .redirectErrorStream(true);
        kunci.environment().putAll(environment);
        return awaited(data, kunci.start());
    }

    private static RunningKunci awaited(Path data, Process process) throws IOException {
        BufferedReader output = process.inputReader();
        List<String> said = new CopyOnWriteArrayList<>();
        String line;
        while ((line = output.readLine()) != null) {
            said.add(line);
            if (line.startsWith(READY)) {
                Thread.ofPlatform().daemon().start(() -> output.lines().forEach(more -> {
                    said.add(more);
                    System.out.println(more);
                }));
                return new RunningKunci(
                        data, process, said, line.substring(READY.length()).strip());
            }
        }
        throw new IllegalStateException("Kunci did not start: " + String.join("\n", said));
    }

    /** Runs a command of the packaged Kunci on the same data directory. */
    static Process kunci(String command, String... arguments) throws IOException {
        return kunci(DATA, Map.of(), command, List.of(arguments));
    }

    /** Runs a command of the packaged Kunci beside this one. */
    public Process command(String command, String... arguments) throws IOException {
        return kunci(data, Map.of(), command, List.of(arguments));
    }

    /** The first value a query finds in this Kunci's own database. */
    public String find(String sql, Object... parameters) throws SQLException {
        return database(data, sql, parameters);
    }

    private static Process kunci(Path data, Map<String, String> environment, String command, List<String> arguments)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.language=en",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of("target", "kunci.jar").toString(),
                command));
        line.addAll(arguments);
        line.addAll(List.of("--data", data.toString()));
        ProcessBuilder kunci = new ProcessBuilder(line).redirectErrorStream(true);
        kunci.environment().putAll(environment);
        return kunci.start();
    }

    /** The first value a query finds in the running Kunci's own database. */
    static String database(String sql, Object... parameters) throws SQLException {
        return database(DATA, sql, parameters);
    }

    static String database(Path data, String sql, Object... parameters) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.join(data);
                Connection connection =
                        DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), postgres.appPassword());
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rs = statement.executeQuery()) {
                return rs.next() ? String.valueOf(rs.getString(1)) : "";
            }
        }
    }

    private static int freePort() throws IOException {
        int first = 18_080 + (Fork.number() - 1) * 1_000;
        for (int port = first; port < first + 900; port += 10) {
            if (free(port) && free(port + 1) && free(port + 2)) {
                return port;
            }
        }
        throw new IOException("no three free ports in a row");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** What it has used of the processors so far, without its PostgreSQL. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }
}
