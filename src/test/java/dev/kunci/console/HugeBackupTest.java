package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file that would expand to a large one is refused with little memory, before it has expanded. */
@Tag("slow")
class HugeBackupTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String DIGEST = "0".repeat(64);

    @TempDir
    private Path place = Path.of("");

    @Test
    void aManifestThatIsMuchLargerThanItsFile() throws Exception {
        refused(zip("manifest.json", "{", 300), "manifest.json is larger than it can be");
    }

    @Test
    void aDirectoryOfMoreEntriesThanABackupHas() throws Exception {
        Path file = place.resolve("many.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 2000; i++) {
                zip.putNextEntry(new ZipEntry("tables/" + i + ".copy"));
            }
        }
        refused(file, "its directory is larger than that of a backup can be");
    }

    @Test
    void aTableThatUnpacksToMuchMoreThanItCan() throws Exception {
        refused(withTable(64L * MEGABYTE), "unpacks to more than 250 times its size");
    }

    @Test
    void namesThatAreNoneOfAManifest() throws Exception {
        refused(manifest("../../etc/passwd", "id", "1"), "manifest.json says what cannot be");
        refused(manifest("developer", "id\\\" from x", "1"), "manifest.json says what cannot be");
        refused(manifest("developer", "id", "-1"), "manifest.json says what cannot be");
        refused(manifest("developer", "id", "1e999999999"), "is no whole backup of Kunci");
    }

    private Path manifest(String table, String column, String rows) throws IOException {
        return zip("manifest.json", text(table, column, rows, "1"), 0);
    }

    private static String text(String table, String column, String rows, String bytes) {
        return """
                {"format": 2, "taken": "2026-01-01T00:00:00Z", "schema": "6", "months": [], "keyVersions": [],
                 "tables": [{"name": "%s", "columns": ["%s"], "rows": %s, "bytes": %s, "sha256": "%s"}]}
                """.formatted(table, column, rows, bytes, DIGEST);
    }

    private Path withTable(long bytes) throws IOException {
        Path file = place.resolve("table.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(text("developer", "id", "1", String.valueOf(bytes)).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("tables/developer.copy"));
            blanks(zip, 64);
        }
        return file;
    }

    private Path zip(String entry, String text, int megabytes) throws IOException {
        Path file = place.resolve("one.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            blanks(zip, megabytes);
        }
        return file;
    }

    private static void blanks(OutputStream out, int megabytes) throws IOException {
        byte[] blanks = new byte[MEGABYTE];
        Arrays.fill(blanks, (byte) ' ');
        for (int i = 0; i < megabytes; i++) {
            out.write(blanks);
        }
    }

    /** In a Kunci of its own that has little memory. */
    private void refused(Path file, String sentence) throws Exception {
        Path data = place.resolve("data");
        Process kunci = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx48m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "restore",
                        file.toString(),
                        "--unsigned",
                        "--data",
                        data.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(kunci.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains(sentence).contains("nothing was restored");
        assertThat(kunci.waitFor()).isEqualTo(1);
        assertThat(data).doesNotExist();
    }
}
