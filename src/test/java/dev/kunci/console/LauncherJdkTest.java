package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without an installed JDK, the launcher fetches one: here from a local server. */
class LauncherJdkTest {
    private static final String RELEASE = "jdk-25.0.4.1+1";

    @TempDir
    private Path directory = Path.of("");

    private LauncherSandbox sandbox;
    private HttpServer server;
    private byte[] served = {};
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        sandbox = new LauncherSandbox(directory);
        sandbox.maven("echo jar >target/kunci.jar");
        for (String tool : List.of("curl", "tar", "gzip", "mktemp")) {
            sandbox.installed(tool);
        }
        machine("x86_64", "Linux");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(served.length == 0 ? 404 : 200, served.length == 0 ? -1 : served.length);
            try (exchange) {
                exchange.getResponseBody().write(served);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void itIsFetchedOnceAndSaidSo() throws Exception {
        serve(jdk("", "exit 0"));
        pin("x64_linux");

        LauncherSandbox.Finished first = run();

        assertThat(first.status()).as(first.output()).isZero();
        assertThat(first.lines().getFirst())
                .isEqualTo("No JDK 25 found: fetching Eclipse Temurin 25.0.4.1+1 (140 MB) into " + cache()
                        + ". KUNCI_FETCH_JDK=no forbids it.");
        assertThat(first.output()).contains("java 25.0.4.1 -Duser.language=en");
        assertThat(kept()).containsExactly(RELEASE);
        assertThat(run().output()).contains("java 25.0.4.1 -Duser.language=en").doesNotContain("fetching");
        assertThat(asked).hasSize(1);
    }

    @Test
    void onMacTheJdkIsDeeperInItsArchive() throws Exception {
        machine("arm64", "Darwin");
        serve(jdk("Contents/Home", "exit 0"));
        pin("aarch64_mac");

        assertThat(run().output()).contains("java 25.0.4.1 -Duser.language=en");
        assertThat(kept()).containsExactly(RELEASE);
    }

    @ParameterizedTest
    @CsvSource({
        "x86_64, Linux, x64_linux",
        "aarch64, Linux, aarch64_linux",
        "x86_64, Darwin, x64_mac",
        "arm64, Darwin, aarch64_mac"
    })
    void whatIsNotThePublishedArchiveIsNotUsed(String cpu, String system, String platform) throws Exception {
        machine(cpu, system);
        serve(jdk("", "exit 0"));

        LauncherSandbox.Finished run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(asked)
                .containsExactly("/jdk-25.0.4.1%2B1/OpenJDK25U-jdk_" + platform + "_hotspot_25.0.4.1_1.tar.gz");
        assertThat(run.last())
                .isEqualTo("What " + url() + asked.getFirst()
                        + " gave is not Eclipse Temurin 25.0.4.1+1: its checksum differs.");
        assertThat(kept()).isEmpty();
        assertThat(sandbox.mavenCalls()).isEmpty();
    }

    @Test
    void whereTheServerHasNothingItSaysSo() throws Exception {
        LauncherSandbox.Finished run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.last()).startsWith("Eclipse Temurin 25.0.4.1+1 could not be fetched from " + url() + "/jdk-25");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aJdkThatDoesNotRunHereIsNotKept() throws Exception {
        serve(jdk("", "exit 127"));
        pin("x64_linux");

        LauncherSandbox.Finished run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("Eclipse Temurin 25.0.4.1+1 does not run on this machine. To install one:");
        assertThat(kept()).isEmpty();
    }

    @Test
    void whoForbidsItIsToldWhatToInstall() throws Exception {
        LauncherSandbox.Finished run = sandbox.run(Map.of("KUNCI_JDK_URL", url(), "KUNCI_FETCH_JDK", "no"), "run");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output())
                .contains("KUNCI_FETCH_JDK=no keeps it from fetching one.", "apt-get install openjdk-25-jdk-headless");
        assertThat(asked).isEmpty();
    }

    @Test
    void forAnotherProcessorThereIsNone() throws Exception {
        machine("riscv64", "Linux");

        assertThat(run().output()).contains("There is none to fetch for this machine. To install one:");
        assertThat(asked).isEmpty();
    }

    private LauncherSandbox.Finished run() throws Exception {
        return sandbox.run(Map.of("KUNCI_JDK_URL", url()), "run");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void machine(String cpu, String system) throws IOException {
        sandbox.tool("uname", "case $1 in -m) echo " + cpu + " ;; -s) echo " + system + " ;; esac");
    }

    /** An archive as Temurin's, with a java whose version ends with this. */
    private byte[] jdk(String home, String version) throws Exception {
        Path made = sandbox.jdk(sandbox.root.resolve("made").resolve(RELEASE).resolve(home), "25.0.4.1");
        Path java = made.resolve("bin/java");
        Files.writeString(
                java, Files.readString(java).replaceFirst("\n", "\n[ \"\\$1\" != -version ] || " + version + "\n"));
        Path archive = sandbox.root.resolve("made.tar.gz");
        Process tar = new ProcessBuilder("tar", "-czf", archive.toString(), RELEASE)
                .directory(sandbox.root.resolve("made").toFile())
                .start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(archive);
    }

    private void serve(byte[] archive) {
        served = archive;
    }

    /** Makes the checksum of what is served the one that this launcher demands. */
    private void pin(String platform) throws Exception {
        Path launcher = sandbox.repository.resolve("kunci");
        String checksum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(served));
        String published = Files.readString(launcher);
        String pinned = published.replaceFirst(platform + " [0-9a-f]{64}", platform + " " + checksum);
        assertThat(pinned).isNotEqualTo(published);
        Files.writeString(launcher, pinned);
    }

    private Path cache() {
        return sandbox.root.resolve(".cache/kunci");
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> all = Files.list(cache())) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }
}
