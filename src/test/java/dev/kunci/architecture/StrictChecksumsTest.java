package dev.kunci.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build fails if a download does not match the checksum of its registry. */
@Tag("slow")
class StrictChecksumsTest {

    private static final String PARENT = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>test</groupId><artifactId>parent</artifactId><version>1</version><packaging>pom</packaging>
            </project>
            """;

    @TempDir
    private Path directory = Path.of("");

    private HttpServer registry;
    private Path maven;

    @BeforeEach
    void aRegistryWithAWrongChecksum() throws IOException {
        maven = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("none"));
        assumeThat(maven).exists();
        Map<String, String> files = Map.of("pom", PARENT, "sha1", "0".repeat(40), "md5", "0".repeat(32));
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String content = files.get(path.substring(path.lastIndexOf('.') + 1));
            byte[] body = content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(content == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
        Files.writeString(directory.resolve("settings.xml"), "<settings/>");
        Files.writeString(directory.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>test</groupId><artifactId>parent</artifactId><version>1</version><relativePath/>
                  </parent>
                  <artifactId>child</artifactId><packaging>pom</packaging>
                  <repositories><repository><id>here</id><url>http://127.0.0.1:%d/</url></repository></repositories>
                </project>
                """.formatted(
                        registry.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        if (registry != null) {
            registry.stop(0);
        }
    }

    @Test
    void whatDiffersFromItsChecksumEndsTheBuild() throws Exception {
        assertThat(build("lax")).as("what Maven does by itself").contains("BUILD SUCCESS");
        Files.createDirectories(directory.resolve(".mvn"));
        Files.copy(Path.of(".mvn", "maven.config"), directory.resolve(".mvn", "maven.config"));
        assertThat(build("strict")).contains("Checksum validation failed").doesNotContain("BUILD SUCCESS");
    }

    private String build(String repository) throws Exception {
        Path log = directory.resolve(repository + ".log");
        new ProcessBuilder(List.of(
                        maven.toString(),
                        "-B",
                        "-s",
                        "settings.xml",
                        "-gs",
                        "settings.xml",
                        "-Dmaven.repo.local=" + directory.resolve(repository),
                        "validate"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        return Files.readString(log);
    }
}
