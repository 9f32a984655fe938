package dev.kunci.console.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first one-time password is shown to a person, and never written to a journal. */
class FirstPasswordTest {

    private static final String PASSWORD = "aaaa-bbbb-cccc";

    @TempDir
    private Path data = Path.of("");

    @Test
    void atATerminalItIsSaid() {
        assertThat(new FirstPassword(data, true).handOver(PASSWORD))
                .isEqualTo("with the one-time password " + PASSWORD);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void elsewhereItIsInAFileForItsOwnerAloneUntilItHasEnded() throws IOException {
        Path victim = Files.writeString(data.resolve("other"), "untouched");
        Path file = Files.createSymbolicLink(data.resolve("first-password"), victim);
        FirstPassword first = new FirstPassword(data, false);

        assertThat(first.handOver(PASSWORD)).contains(file.toString()).doesNotContain(PASSWORD);

        assertThat(file).hasContent(PASSWORD);
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(victim).hasContent("untouched");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        first.sweep(Instant.now().plus(Duration.ofHours(71)));
        assertThat(file).exists();
        first.sweep(Instant.now().plus(Duration.ofHours(73)));
        assertThat(file).doesNotExist();
    }

    @Test
    void whereThereIsNoPlaceForAFileTheLineWarns() {
        assertThat(new FirstPassword(data.resolve("missing"), false).handOver(PASSWORD))
                .startsWith("(Warning: ")
                .endsWith("with the one-time password " + PASSWORD);
    }
}
