package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** How fast a large import is; held by {@code ./kunci drill import}. */
@IntegrationTest
@Tag("drill")
class ImportDrill {

    private static final int APPS = Integer.getInteger("kunci.drill.apps", 100_000);
    private static final int RATE = 2_000;

    @Autowired
    private Importer importer;

    @Autowired
    private Scene scene;

    @TempDir
    private Path directory;

    @Test
    void aHundredThousandAppsComeInAtTwoThousandASecond() throws Exception {
        UUID organization = scene.organization(scene.name("drill"));
        Path file = new GeneratedExport(1).write(directory.resolve("export.json"), APPS);
        Duration first = time(organization, file);
        Duration second = time(organization, file);
        System.out.println(APPS + " apps: " + rate(first) + " apps/s; the same again: " + rate(second) + " apps/s");
        assertThat(rate(first)).isGreaterThan(RATE);
    }

    private Duration time(UUID organization, Path file) {
        Instant start = Instant.now();
        ImportReport report = importer.importFile(
                Actor.console(), organization, file, ImportOptions.STRICT, (phase, items, percent) -> {
                    if (phase != ProgressListener.Phase.READING || items % 20_000 == 0) {
                        System.out.println(Duration.between(start, Instant.now()) + " " + phase + " " + percent + "%");
                    }
                });
        System.out.println(Duration.between(start, Instant.now()) + " " + report);
        return Duration.between(start, Instant.now());
    }

    private static long rate(Duration took) {
        return APPS * 1_000L / took.toMillis();
    }
}
