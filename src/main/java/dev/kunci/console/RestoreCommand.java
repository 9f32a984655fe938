package dev.kunci.console;

import dev.kunci.console.backup.Restore;
import dev.kunci.console.backup.RestoreEvidence;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.console.system.StartRefused;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a backup into a new directory; never overwrites anything. */
@Command(name = "restore", description = "Makes a new data directory of a backup.", sortOptions = false)
final class RestoreCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Parameters(paramLabel = "FILE", description = "What ./kunci backup wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--keysets",
            paramLabel = "FILE",
            description =
                    "Your copy of the keysets: they show that the backup is as it was written, and are put in place.")
    private @Nullable Path copy;

    @Option(
            names = "--sha256",
            paramLabel = "CHECKSUM",
            description = "What ./kunci backup printed: it shows that the backup is as it was written.")
    private @Nullable String sha256;

    @Option(names = "--unsigned", description = "Restores it also where nothing shows that it is as it was written.")
    private boolean unsigned;

    private final Map<String, String> environment;

    RestoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        EmbeddedCommand.require(environment);
        EmbeddedCommand.silenceLog();
        Path keysets = SpringSettings.keysets(data.path(), environment);
        if (copy != null && !Files.isReadable(copy)) {
            throw new StartRefused("The keysets file " + copy + " cannot be read.");
        }
        RestoreEvidence evidence = new RestoreEvidence(copy == null ? keysets : copy, sha256, unsigned);
        try (Restore restore = Restore.of(file, evidence)) {
            restore.into(data.path(), keysets);
            say(restore, keysets);
        }
    }

    private void say(Restore restore, Path keysets) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ENGLISH, "Restored the state of %s: %,d rows.%n", restore.taken(), restore.rows());
        out.println("Whatever was decided after that moment is not in it: what was revoked since then is open again.");
        if (restore.proof() == RestoreEvidence.Proof.NONE) {
            out.println(
                    "WARNING: nothing shows that this backup is as it was written: whoever could write to the file may"
                            + " have changed roles, keys and the record. That it was restored unsigned is on record.");
        }
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
