package dev.kunci.console.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The account PostgreSQL runs under: our own, or one that root lends it, because PostgreSQL refuses to be root. */
final class ServerAccount {
    private static final int NOBODY = 65534;

    /** What a finished command said, and whether it was content. */
    record Outcome(boolean success, String output) {}

    private final List<String> prefix;

    private ServerAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Chooses the account, and hands the server's home directory over to it. */
    static ServerAccount forHome(Path home, Path binaries) throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return new ServerAccount(List.of());
        }
        int lent = lent(home);
        Trees.setOwner(home, lent);
        ServerAccount other = new ServerAccount(
                List.of("setpriv", "--reuid=" + lent, "--regid=" + lent, "--clear-groups", "--no-new-privs"));
        if (other.canUse(home, binaries)) {
            return other;
        }
        // The way to the directory may be closed to every other account (/root): then root without its powers has to
        // do.
        Trees.setOwner(home, 0);
        ServerAccount powerless = new ServerAccount(List.of("unshare", "--user"));
        if (powerless.canUse(home, binaries)) {
            return powerless;
        }
        throw new StartRefused("PostgreSQL does not run as root, and neither setpriv nor unshare can give it another "
                + "account for " + home + ": start Kunci as an ordinary user, or set KUNCI_DB_URL.");
    }

    private static int lent(Path home) throws IOException {
        if (Trees.owner(home) != 0) {
            return Trees.owner(home);
        }
        int ofDataDirectory = Trees.owner(home.resolveSibling("."));
        return ofDataDirectory == 0 ? NOBODY : ofDataDirectory;
    }

    Outcome run(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Outcome(process.waitFor() == 0, said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + command.getFirst(), e);
        }
    }

    private boolean canUse(Path home, Path binaries) {
        try {
            return run(List.of("test", "-w", home.toString())).success()
                    && run(List.of(
                                    "test",
                                    "-x",
                                    binaries.resolve("bin/postgres").toString()))
                            .success();
        } catch (IOException e) {
            return false;
        }
    }
}
