package dev.kunci.console;

import dev.kunci.console.backup.Restore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets the machine's owner have a backup back, in a new directory and never over what is there. */
@Command(name = "restore", description = "Makes a new data directory of a backup.", sortOptions = false)
final class RestoreCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Parameters(paramLabel = "FILE", description = "What ./kunci backup wrote.")
    private Path file = Path.of("");

    private final Map<String, String> environment;

    RestoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        Embedded.require(environment);
        Embedded.silenceLog();
        Path keysets = SpringSettings.keysets(data.path(), environment);
        try (Restore restore = Restore.of(file)) {
            restore.into(data.path(), keysets);
            say(restore, keysets);
        }
    }

    private void say(Restore restore, Path keysets) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ENGLISH, "Restored the state of %s: %,d rows.%n", restore.taken(), restore.rows());
        out.println("Whatever was decided after that moment is not in it: what was revoked since then is open again.");
        if (restore.hasKeysets()) {
            out.println("Its keysets are in " + keysets + ".");
        } else if (!Files.exists(keysets) && !restore.keyVersions().isEmpty()) {
            out.println("Kunci starts on it once the keysets file with key "
                    + String.join(
                            ", ",
                            restore.keyVersions().stream().map(String::valueOf).toList())
                    + " is in " + keysets + ".");
        }
        out.flush();
    }
}
