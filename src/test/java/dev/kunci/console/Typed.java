package dev.kunci.console;

import dev.kunci.shared.KunciProperties;
import dev.kunci.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A command line that is run against the database of the tests, and its output. */
final class Typed {

    final StringWriter out = new StringWriter();
    final StringWriter errors = new StringWriter();

    private final String command;
    private final KunciProperties properties;
    private final Path data;

    /** @param data where a command finds or makes files of its own */
    Typed(String command, KunciProperties properties, Path data) {
        this.command = command;
        this.properties = properties;
        this.data = data;
    }

    int execute(String... arguments) {
        Map<String, String> environment = Map.of(
                "KUNCI_DB_URL", TestDatabase.postgres().appUrl(),
                "KUNCI_DB_USER", TestDatabase.postgres().appUser(),
                "KUNCI_DB_PASSWORD", TestDatabase.postgres().appPassword(),
                "KUNCI_DB_OWNER_USER", TestDatabase.postgres().ownerUser(),
                "KUNCI_DB_OWNER_PASSWORD", TestDatabase.postgres().ownerPassword(),
                "KUNCI_KEYSETS", properties.keysets().toString());
        out.getBuffer().setLength(0);
        CommandLine commandLine = Main.commandLine(environment);
        commandLine.setErr(new PrintWriter(errors, true));
        commandLine.setOut(new PrintWriter(out, true));
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        return commandLine.execute(line.toArray(String[]::new));
    }

    /** What the last command has said. */
    String said() {
        return out.toString().strip();
    }
}
