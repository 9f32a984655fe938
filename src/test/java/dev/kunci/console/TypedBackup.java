package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.vault.KeysetsMade;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/** A backup of an older Kunci with keysets, and command lines around it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TypedBackup {
    /** Tests run in several processes at a time. */
    static final Path SOURCE =
            Path.of("target", "backup-commands-test-" + ProcessHandle.current().pid());

    static final Path BACKUP = SOURCE.resolveSibling(SOURCE.getFileName() + ".zip");
    static final Path KEYSETS = SOURCE.resolve("keysets.json");

    @TempDir
    Path place = Path.of("");

    final StringWriter said = new StringWriter();

    @BeforeAll
    void source() throws Exception {
        FileSystemUtils.deleteRecursively(SOURCE);
        Files.deleteIfExists(BACKUP);
        OldKunci.make(SOURCE);
        KeysetsMade.fresh(KEYSETS);
        assertThat(execute(Map.of(), "backup", BACKUP.toString(), "--data", SOURCE.toString()))
                .as(said.toString())
                .isZero();
    }

    @BeforeEach
    void listen() {
        said.getBuffer().setLength(0);
    }

    static String[] restore(Path file, Path data, String... options) {
        List<String> line = new ArrayList<>(List.of("restore", file.toString(), "--data", data.toString()));
        line.addAll(List.of(options));
        return line.toArray(String[]::new);
    }

    void refused(String sentence, String... line) {
        said.getBuffer().setLength(0);
        assertThat(execute(line)).isEqualTo(1);
        assertThat(sentence()).contains(sentence);
    }

    int execute(String... line) {
        return execute(Map.of(), line);
    }

    String checksum() {
        Matcher matcher = Pattern.compile("SHA-256\\) is ([0-9a-f]{64})").matcher(said.toString());
        assertThat(matcher.find()).as(said.toString()).isTrue();
        return matcher.group(1);
    }

    void refused(String sentence, String command, Path argument, Path data) {
        said.getBuffer().setLength(0);
        List<String> line = new ArrayList<>(List.of(command, argument.toString(), "--data", data.toString()));
        if (command.equals("restore")) {
            line.addAll(List.of("--keysets", KEYSETS.toString()));
        }
        assertThat(execute(line.toArray(String[]::new))).isEqualTo(1);
        assertThat(sentence()).contains(sentence);
    }

    String sentence() {
        String line = said.toString().strip();
        said.getBuffer().setLength(0);
        assertThat(line.lines()).hasSize(1);
        return line;
    }

    int execute(Map<String, String> environment, String... arguments) {
        CommandLine commandLine = Main.commandLine(environment);
        commandLine.setOut(new PrintWriter(said, true));
        commandLine.setErr(new PrintWriter(said, true));
        return commandLine.execute(arguments);
    }

    static List<String> children(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (var paths = Files.list(directory)) {
            paths.forEach(path -> names.add(String.valueOf(path.getFileName())));
        }
        return names;
    }
}
