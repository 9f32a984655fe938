package dev.kunci.console;

import dev.kunci.console.backup.Backup;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.console.system.StartRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Backs up everything, beside a running portal or alone. */
@Command(
        name = "backup",
        description = "Writes all that the embedded database holds into one file, also while Kunci runs.",
        sortOptions = false)
final class BackupCommand implements Runnable {
    private static final String STANDARD_OUTPUT = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(
            names = "--with-keys",
            description = "Puts the keysets in as well: whoever has the file then has the keys and secrets.")
    private boolean withKeys;

    @Option(names = "--unsigned", description = "Writes it also where the keysets to sign it with are missing.")
    private boolean unsigned;

    @Parameters(paramLabel = "FILE", description = "A file that is not there yet, or - for standard output.")
    private String file = "";

    private final Map<String, String> environment;

    BackupCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        EmbeddedCommand.require(environment);
        EmbeddedCommand.silenceLog();
        if (!Files.exists(data.path().resolve("postgres"))) {
            throw new StartRefused("There is no Kunci in " + data.path() + ": choose its directory with --data DIR.");
        }
        Path keysets = SpringSettings.keysets(data.path(), environment);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.join(data.path())) {
            Backup backup = new Backup(postgres, keysets, signing());
            if (file.equals(STANDARD_OUTPUT)) {
                say(spec.commandLine().getErr(), backup.write(System.out, "standard output"), keysets);
            } else {
                say(spec.commandLine().getOut(), backup.write(Path.of(file)), keysets);
            }
        } catch (IOException e) {
            throw new StartRefused("The backup could not be written: " + e.getMessage(), e);
        }
    }

    private Backup.Signing signing() {
        if (withKeys) {
            return Backup.Signing.SIGNED_WITH_KEYSETS;
        }
        return unsigned ? Backup.Signing.UNSIGNED : Backup.Signing.SIGNED;
    }

    private void say(PrintWriter out, Backup.Written written, Path keysets) {
        out.printf(
                Locale.ENGLISH,
                "Backed up the state of %s: %,d rows of %d tables.%n",
                written.taken(),
                written.rows(),
                written.tables());
        out.println(
                withKeys
                        ? "The keysets are in it: whoever has this file has all keys and secrets, so guard it like them."
                        : "The keysets are not in it: keep a copy of " + keysets + " in another place.");
        out.println("Its checksum (SHA-256) is " + written.sha256() + ": keep it apart from the file"
                + (written.signed() ? "." : ", because there are no keysets that it could be signed with."));
        out.flush();
    }
}
