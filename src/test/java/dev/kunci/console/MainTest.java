package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    private Path data = Path.of("");

    private final StringWriter errors = new StringWriter();

    @Test
    void aTakenPortIsNamedTogetherWithWhatToTypeInstead() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(execute(Map.of(), "run", "--port", String.valueOf(port))).isEqualTo(1);
            assertThat(sentence())
                    .startsWith("Port " + port + " on 127.0.0.1 is taken by another program: type ./kunci run --port ")
                    .endsWith(", or stop the program that has it.");
        }
    }

    @Test
    void aTakenHealthPortIsNamedAsWell() throws IOException {
        try (ServerSocket taken = quiet()) {
            int port = taken.getLocalPort() - 2;
            assertThat(execute(Map.of(), "run", "--port", String.valueOf(port))).isEqualTo(1);
            assertThat(sentence()).startsWith("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void aTakenGatewayPortIsNamedAsWell() throws IOException {
        try (ServerSocket taken = quiet()) {
            String gateways = String.valueOf(taken.getLocalPort());
            String next = String.valueOf(taken.getLocalPort() - 1);
            assertThat(execute(Map.of(), "run", "--port", next)).isEqualTo(1);
            assertThat(sentence()).startsWith("Port " + gateways + " on 127.0.0.1 is taken");
            errors.getBuffer().setLength(0);
            assertThat(execute(Map.of(), "run", "--port", "28301", "--gateway-port", gateways))
                    .isEqualTo(1);
            assertThat(sentence()).startsWith("Port " + gateways + " on 127.0.0.1 is taken");
        }
    }

    /** On a port that systems give to nobody who does not ask for it, so that those below are free as well. */
    private static ServerSocket quiet() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_010, 30_000);
            try (ServerSocket _ = new ServerSocket(port - 2, 1, InetAddress.getLoopbackAddress());
                    ServerSocket _ = new ServerSocket(port - 1, 1, InetAddress.getLoopbackAddress())) {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException used) {
                continue;
            }
        }
    }

    @Test
    void theGatewayPortIsNoneOfTheOthers() {
        for (String taken : List.of("28301", "28303", "0", "65536")) {
            errors.getBuffer().setLength(0);
            assertThat(execute(Map.of(), "run", "--port", "28301", "--gateway-port", taken))
                    .isEqualTo(1);
            assertThat(sentence())
                    .isEqualTo("--gateway-port must lie between 1 and 65535, and be neither 28301 nor 28303.");
        }
    }

    @Test
    void aPortWithoutRoomForTheNextTwoIsRefused() {
        assertThat(execute(Map.of(), "run", "--port", "65534")).isEqualTo(1);
        assertThat(sentence()).startsWith("--port must lie between 1 and 65533");
    }

    @Test
    void demoDataStaysOnThisMachine() {
        assertThat(execute(Map.of(), "run", "--demo", "--bind", "0.0.0.0")).isEqualTo(1);
        assertThat(sentence()).startsWith("--demo has well-known passwords and therefore runs on this machine only");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void onlyGatewaysCanBeServedAlone() {
        assertThat(execute(Map.of(), "run", "--only", "portal")).isEqualTo(1);
        assertThat(sentence()).isEqualTo("--only takes gateway and nothing else, not portal.");
        errors.getBuffer().setLength(0);
        assertThat(execute(Map.of(), "run", "--only", "gateway", "--demo")).isEqualTo(1);
        assertThat(sentence()).isEqualTo("--demo is to be looked at, so it does not go with --only gateway.");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aCertificateNeedsItsKey() {
        assertThat(execute(Map.of(), "run", "--tls-cert", "cert.pem")).isEqualTo(2);
        assertThat(errors.toString()).contains("--tls-key");
    }

    @Test
    void aCertificateThatIsNotThereIsNamed() {
        assertThat(execute(Map.of(), "run", "--tls-cert", "no-cert.pem", "--tls-key", "no-key.pem"))
                .isEqualTo(1);
        assertThat(sentence()).isEqualTo("The file no-cert.pem cannot be read.");
    }

    @Test
    void aMistypedOptionIsAUsageErrorThatPointsToTheHelp() {
        assertThat(execute(Map.of(), "run", "--prt", "1")).isEqualTo(2);
        assertThat(errors.toString()).contains("'--prt'", "./kunci run --help");
    }

    @Test
    void aDatabaseThatIsAwayTakesOneSentence() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        Map<String, String> environment = Map.of(
                "KUNCI_DB_URL", "jdbc:postgresql://127.0.0.1:" + closed + "/kunci?password=hidden",
                "KUNCI_DB_USER", "kunci",
                "KUNCI_DB_PASSWORD", "secret");
        assertThat(execute(environment, "organization", "list")).isEqualTo(1);
        assertThat(sentence())
                .isEqualTo("The database at 127.0.0.1:" + closed
                        + "/kunci does not answer: is it running, and is KUNCI_DB_URL right?");
    }

    @Test
    void anIncompleteOrUnknownDatabaseAddressTakesOneSentence() {
        assertThat(execute(Map.of("KUNCI_DB_URL", "jdbc:postgresql://db/kunci"), "organization", "list"))
                .isEqualTo(1);
        assertThat(sentence()).isEqualTo("KUNCI_DB_URL is set, but KUNCI_DB_USER is not.");
        errors.getBuffer().setLength(0);
        assertThat(execute(Map.of("KUNCI_DB_URL", "mysql://db/kunci"), "organization", "list"))
                .isEqualTo(1);
        assertThat(sentence()).isEqualTo("KUNCI_DB_URL must look like jdbc:postgresql://HOST:5432/DATABASE.");
    }

    @Test
    void theLaunchersHelpNamesEveryCommand() throws IOException {
        List<String> launcher = Files.readAllLines(Path.of("kunci"));
        assertThat(Main.commandLine(Map.of()).getSubcommands().keySet())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(launcher).anyMatch(line -> line.matches("  " + command + " +\\S.*")));
    }

    private int execute(Map<String, String> environment, String command, String... arguments) {
        CommandLine commandLine = Main.commandLine(environment);
        commandLine.setErr(new PrintWriter(errors, true));
        commandLine.setOut(new PrintWriter(new StringWriter(), true));
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        return commandLine.execute(line.toArray(String[]::new));
    }

    private String sentence() {
        String said = errors.toString().strip();
        assertThat(said.lines()).hasSize(1);
        return said;
    }
}
