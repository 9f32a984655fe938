package dev.kunci.console.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reading a backup ends where its sizes say, in lines that fit into memory. */
class ArchiveLimitsTest {

    @Test
    void aPartIsReadUpToItsSizeAndNoFurther() throws IOException {
        byte[] rows = "1\ta\n2\tb\n".getBytes(StandardCharsets.UTF_8);
        try (InputStream whole = ArchiveLimits.limited(new ByteArrayInputStream(rows), rows.length, "app")) {
            assertThat(whole.readAllBytes()).isEqualTo(rows);
        }
        try (InputStream more = ArchiveLimits.limited(new ByteArrayInputStream(rows), rows.length - 1, "app")) {
            assertThatThrownBy(more::readAllBytes).hasMessage("app is longer than it says");
        }
        try (InputStream more = ArchiveLimits.limited(new ByteArrayInputStream(rows), 0, "app")) {
            assertThatThrownBy(more::read).hasMessage("app is longer than it says");
        }
    }

    @Test
    void aLineEndsSometime() throws IOException {
        try (InputStream endless = ArchiveLimits.limited(blanks(), Long.MAX_VALUE, "app")) {
            byte[] buffer = new byte[1 << 16];
            assertThatThrownBy(() -> {
                        while (endless.read(buffer) > 0) {
                            continue;
                        }
                    })
                    .hasMessage("app has a line that does not end");
        }
    }

    private static InputStream blanks() {
        return new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                Arrays.fill(bytes, from, from + length, (byte) ' ');
                return length;
            }
        };
    }
}
