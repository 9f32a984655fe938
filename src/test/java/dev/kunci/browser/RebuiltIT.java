package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.kunci.testing.Fork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A portal keeps serving its pages while other commands and the tests rebuild Kunci in the same checkout. */
class RebuiltIT extends Story {
    private static final Path CHECKOUT = Fork.place("rebuilt-it").toAbsolutePath();
    private static final int COMMENT_LENGTH = 2;

    private final List<Response> responses = new ArrayList<>();
    private RunningKunci portal;

    @BeforeEach
    void start() throws IOException {
        FileSystemUtils.deleteRecursively(CHECKOUT);
        Files.createDirectories(CHECKOUT.resolve("src/main"));
        Files.writeString(CHECKOUT.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("kunci"), CHECKOUT.resolve("kunci"), StandardCopyOption.COPY_ATTRIBUTES);
        // Replaces Maven: it "builds" the Kunci that this build has packaged.
        Path maven = Files.createDirectories(CHECKOUT.resolve("programs")).resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                [ "$1" != -version ] || { echo 'Apache Maven 3.9.9'; exit 0; }
                cp next.jar target/kunci.jar
                mkdir -p target/surefire-reports
                echo '<testsuite name="x" tests="1" errors="0" skipped="0" failures="0">' >target/surefire-reports/TEST-x.xml
                """);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        nextBuild("first");
        portal = RunningKunci.launched(CHECKOUT.resolve("kunci"), CHECKOUT.resolve("data"), environment(), "run");
    }

    @AfterEach
    void stop() {
        portal.stop();
        FileSystemUtils.deleteRecursively(CHECKOUT.toFile());
    }

    @Test
    void aRunningPortalKeepsItsScriptsAndStyles() throws Exception {
        nextBuild("second");
        assertThat(kunci("token", "--help")).contains("Building Kunci", "Usage: ./kunci token");
        nextBuild("third");
        assertThat(kunci("test")).endsWith("1 passed, 0 failed\n");
        assertThat(kunci("token", "--help")).doesNotContain("Building Kunci");
        assertThat(builds()).as("that of the portal, and the newest").hasSize(2);

        Page page = window();
        page.onResponse(responses::add);
        page.navigate(portal.url() + "/login");

        assertThat(page.locator("input[name=username]")).isVisible();
        assertThat(page.locator("vaadin-login-form vaadin-button").first()).isVisible();
        assertThat(responses)
                .allSatisfy(each -> assertThat(each.status()).as(each.url()).isLessThan(400));
        assertThat(responses)
                .extracting(each -> each.request().resourceType())
                .contains("document", "script", "stylesheet");

        portal.stop();
        kunci("token", "--help");
        assertThat(builds()).as("nothing runs from the others").hasSize(1);
    }

    /** Changes a source, and prepares what Maven then builds: the packaged Kunci, unlike the last one by its comment. */
    private static void nextBuild(String comment) throws IOException {
        Path source = Files.writeString(CHECKOUT.resolve("src/main/A.java"), "// " + comment);
        Path current = CHECKOUT.resolve("target/builds/current");
        if (Files.exists(current)) {
            Files.setLastModifiedTime(
                    source,
                    FileTime.from(Files.getLastModifiedTime(current).toInstant().plusMillis(1)));
        } else {
            Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
        }
        Path next = CHECKOUT.resolve("next.jar");
        Files.copy(Path.of("target", "kunci.jar"), next, StandardCopyOption.REPLACE_EXISTING);
        try (var jar = Files.newByteChannel(next, StandardOpenOption.WRITE)) {
            jar.position(jar.size() - COMMENT_LENGTH);
            byte[] ending = ((char) comment.length() + "\0" + comment).getBytes(StandardCharsets.US_ASCII);
            jar.write(ByteBuffer.wrap(ending));
        }
    }

    private static String kunci(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(CHECKOUT.resolve("kunci").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder kunci = new ProcessBuilder(line).redirectErrorStream(true);
        kunci.environment().putAll(environment());
        Process process = kunci.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "KUNCI_AOT",
                "no",
                "PATH",
                CHECKOUT.resolve("programs") + ":" + System.getenv("PATH"));
    }

    private static List<Path> builds() throws IOException {
        try (Stream<Path> all = Files.list(CHECKOUT.resolve("target/builds"))) {
            return all.filter(Files::isDirectory).toList();
        }
    }
}
