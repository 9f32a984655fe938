package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the lock file of the foreign clients promises: the same packages everywhere, from whatever registry one has. */
class LockedPackagesTest {

    @Test
    void everyPackageIsFixedByItsHashAndNoRegistryIsNamed() {
        JsonNode packages = JsonMapper.shared()
                .readTree(Path.of("src/test/clients/package-lock.json"))
                .path("packages");
        List<JsonNode> locked = packages.valueStream().skip(1).toList();

        assertThat(locked).hasSizeGreaterThan(100).allSatisfy(one -> {
            assertThat(one.path("integrity").asString()).startsWith("sha512-");
            assertThat(one.has("resolved")).isFalse();
        });
    }
}
