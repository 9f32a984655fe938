package dev.kunci.console.postgres;

import dev.kunci.console.system.AccountIds;
import dev.kunci.console.system.StartRefused;
import dev.kunci.console.system.SystemAccount;
import dev.kunci.console.system.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account PostgreSQL runs as: our own, or a separate one if Kunci is started by root, because PostgreSQL refuses to
 * run as root.
 */
final class ServerAccount {
    /** Programs that switch accounts; systems have one or the other. */
    private static final List<List<String>> WAYS = List.of(
            List.of("setpriv", "--reuid=%1$d", "--regid=%2$d", "--clear-groups", "--no-new-privs"),
            List.of("chroot", "--userspec=%1$d:%2$d", "--groups=", "/"));

    private static final List<Path> MOUNT_POINTS = List.of(Path.of("/mnt"), Path.of("/media"), Path.of("/srv"));

    private final AccountIds identity;
    private final List<String> prefix;
    private final Path home;
    private final Path seenHome;

    private ServerAccount(AccountIds identity, List<String> prefix, Path home, Path seenHome) {
        this.identity = identity;
        this.prefix = prefix;
        this.home = home;
        this.seenHome = seenHome;
    }

    static ServerAccount own(Path home) {
        return new ServerAccount(AccountIds.own(), List.of(), home, home);
    }

    /** @throws StartRefused if no process can switch to the account, or the account cannot reach its home */
    static ServerAccount of(AccountIds identity, Path home, Path program) {
        List<String> become = becoming(identity);
        if (become.isEmpty()) {
            throw new StartRefused("PostgreSQL does not run as root, and neither setpriv nor chroot can give it another"
                    + " account: start Kunci as an ordinary user, or set KUNCI_DB_URL.");
        }
        ServerAccount account = new ServerAccount(identity, become, home, home);
        if (account.canRun(program)) {
            return account;
        }
        // The path to the directory may be closed to all other accounts (/root): then it is mounted elsewhere for the
        // server.
        for (Path point : MOUNT_POINTS) {
            List<String> mounted = new ArrayList<>(List.of(
                    "unshare", "--mount", "sh", "-c", "mount --bind \"$0\" " + point + " && exec \"$@\"", "" + home));
            mounted.addAll(become);
            ServerAccount elsewhere = new ServerAccount(identity, mounted, home, point);
            if (Files.isDirectory(point) && elsewhere.canRun(program)) {
                return elsewhere;
            }
        }
        throw new StartRefused("PostgreSQL does not run as root, and its account " + identity.uid()
                + " does not get to " + home + ", which other accounts may not pass: choose a directory that they may"
                + " with --data DIR (such as /srv/kunci), start Kunci as an ordinary user, or set KUNCI_DB_URL.");
    }

    static boolean canBe(AccountIds identity) {
        return !becoming(identity).isEmpty();
    }

    /** Runs a program with only the rights of that account. */
    static void become(AccountIds identity, List<String> command) {
        List<String> whole = new ArrayList<>(becoming(identity));
        whole.addAll(command);
        if (whole.size() > command.size()) {
            SystemProgram.run(whole);
        }
    }

    AccountIds identity() {
        return identity;
    }

    /** A path in the server's home, as the server sees it. */
    String seen(Path path) {
        return seenHome.resolve(home.relativize(path)).toString();
    }

    SystemProgram.Outcome run(List<String> command, @Nullable Path log) throws IOException {
        return SystemProgram.run(whole(command), log);
    }

    /** For initdb, which asks the system for its user's name and fails without one. */
    SystemProgram.Outcome runNamed(List<String> command) throws IOException {
        boolean named = prefix.isEmpty() || SystemAccount.hasName(identity.uid());
        List<String> whole = new ArrayList<>(named ? List.of() : List.of("unshare", "--user"));
        whole.addAll(command);
        return run(whole, null);
    }

    private boolean canRun(Path program) {
        return SystemProgram.run(whole(List.of(seen(program), "--version"))).success();
    }

    private List<String> whole(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private static List<String> becoming(AccountIds identity) {
        for (List<String> way : WAYS) {
            List<String> become = way.stream()
                    .map(word -> word.formatted(identity.uid(), identity.gid()))
                    .toList();
            List<String> asked = new ArrayList<>(become);
            asked.addAll(List.of("id", "-u"));
            SystemProgram.Outcome outcome = SystemProgram.run(asked);
            if (outcome.success() && outcome.output().equals(String.valueOf(identity.uid()))) {
                return become;
            }
        }
        return List.of();
    }
}
