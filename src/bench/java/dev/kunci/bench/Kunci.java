package dev.kunci.bench;

import java.io.BufferedReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The packaged Kunci in a process of its own. */
record Kunci(Path data, Process process, int port) implements AutoCloseable {

    private static final String READY = "Kunci is ready at ";

    static Kunci start(Path data) throws Exception {
        return start(data, Map.of(), "--demo");
    }

    /** Another instance on the same database. */
    Kunci another(int number) throws Exception {
        Properties passwords = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("passwords.properties"))) {
            passwords.load(file);
        }
        String port = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .get(3)
                .strip();
        return start(
                data.resolveSibling(data.getFileName() + "-" + number),
                Map.of(
                        "KUNCI_DB_URL",
                        "jdbc:postgresql://127.0.0.1:" + port + "/kunci",
                        "KUNCI_DB_USER",
                        "kunci_app",
                        "KUNCI_DB_PASSWORD",
                        passwords.getProperty("kunci_app"),
                        "KUNCI_DB_OWNER_USER",
                        "kunci_owner",
                        "KUNCI_DB_OWNER_PASSWORD",
                        passwords.getProperty("kunci_owner"),
                        "KUNCI_KEYSETS",
                        data.resolve("keysets.json").toAbsolutePath().toString()));
    }

    private static Kunci start(Path data, Map<String, String> environment, String... options) throws Exception {
        int port = Programs.freePorts();
        List<String> command = line(data, "run", "--port", "" + port);
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
                return new Kunci(data, process, port);
            }
        }
        throw new IllegalStateException("Kunci did not start: " + said);
    }

    /** Runs a command beside it. */
    String command(String... arguments) throws Exception {
        return Programs.output(line(data, arguments)).strip();
    }

    private static List<String> line(Path data, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.language=en",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                System.getProperty("kunci.jar", "target/kunci.jar")));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        return line;
    }

    String api() {
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
