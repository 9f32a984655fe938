package dev.kunci.console;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that all commands share, so that all of them mean the same Kunci. */
final class DataDirectory {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:KUNCI_DATA:-data}",
            description = "Directory of the database and the keys (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("data");

    Path path() {
        return directory.toAbsolutePath().normalize();
    }
}
