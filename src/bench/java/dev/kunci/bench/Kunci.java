package dev.kunci.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The packaged Kunci in a process of its own.
 *
 * @param program what the JVM runs, without the command of Kunci
 */
public record Kunci(List<String> program, Path data, Process process, int port) implements AutoCloseable {

    private static final String READY = "Kunci is ready at ";
    private static final List<String> PACKAGED = List.of("-jar", System.getProperty("kunci.jar", "target/kunci.jar"));

    static Kunci start(Path data) throws Exception {
        return start(PACKAGED, data, Map.of(), "--demo");
    }

    /** One with demo data, from another build or with other classes beside. */
    public static Kunci start(List<String> program, Path data, Map<String, String> environment) throws Exception {
        return start(program, data, environment, "--demo");
    }

    /** Another instance on the same database. */
    Kunci another(int number) throws Exception {
        int port = databasePort();
        return start(
                program,
                data.resolveSibling(data.getFileName() + "-" + number),
                Map.of(
                        "KUNCI_DB_URL",
                        "jdbc:postgresql://127.0.0.1:" + port + "/kunci",
                        "KUNCI_DB_USER",
                        "kunci_app",
                        "KUNCI_DB_PASSWORD",
                        password("kunci_app"),
                        "KUNCI_DB_OWNER_USER",
                        "kunci_owner",
                        "KUNCI_DB_OWNER_PASSWORD",
                        password("kunci_owner"),
                        "KUNCI_KEYSETS",
                        data.resolve("keysets.json").toAbsolutePath().toString()));
    }

    private static Kunci start(List<String> program, Path data, Map<String, String> environment, String... options)
            throws Exception {
        int port = Programs.freePorts();
        List<String> command = line(program, data, "run", "--port", "" + port);
        command.addAll(List.of(options));
        ProcessBuilder kunci = new ProcessBuilder(command).redirectErrorStream(true);
        kunci.environment().putAll(environment);
        Process process = kunci.start();

        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(READY)) {
                Thread.ofPlatform().daemon().start(() -> output.lines().forEach(_ -> {}));
                return new Kunci(program, data, process, port);
            }
        }
        throw new IllegalStateException("Kunci did not start: " + said);
    }

    /** The password of a role of its database. */
    public String password(String role) throws IOException {
        Properties passwords = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("passwords.properties"))) {
            passwords.load(file);
        }
        return passwords.getProperty(role);
    }

    public int databasePort() throws IOException {
        return Integer.parseInt(postmaster(3));
    }

    public long databaseProcess() throws IOException {
        return Long.parseLong(postmaster(0));
    }

    private String postmaster(int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .get(line)
                .strip();
    }

    /** Runs a command beside it. */
    public String command(String... arguments) throws Exception {
        return Programs.output(line(program, data, arguments)).strip();
    }

    /** Begins a command beside it, whose output nobody reads. */
    public Process begin(String... arguments) throws IOException {
        return new ProcessBuilder(line(program, data, arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> line(List<String> program, Path data, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.language=en",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        line.addAll(program);
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        return line;
    }

    public String api() {
        return "http://127.0.0.1:" + port + "/v1/organizations/" + Population.PLACE;
    }

    int gatewayPort() {
        return port + 1;
    }

    String gateway() {
        return "http://127.0.0.1:" + gatewayPort() + "/gateway/nginx";
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
    }
}
