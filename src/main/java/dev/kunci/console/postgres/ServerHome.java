package dev.kunci.console.postgres;

import dev.kunci.console.system.AccountIds;
import dev.kunci.console.system.FileOwners;
import dev.kunci.console.system.FileTrees;
import dev.kunci.console.system.StartRefused;
import dev.kunci.console.system.SystemAccount;
import dev.kunci.console.system.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the embedded server within a data directory. Apart from the data, only the user who starts Kunci
 * writes here.
 */
final class ServerHome {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path path;
    private final Path cluster;

    private ServerHome(Path path) {
        this.path = path;
        this.cluster = path.resolve(Cluster.DIRECTORY);
    }

    /** @throws StartRefused if someone else can change it */
    static ServerHome in(Path dataDirectory) throws IOException {
        Path real = dataDirectory.toRealPath();
        requireOwn(real, null);
        ServerHome home = new ServerHome(real.resolve("postgres"));
        FileTrees.makeDirectory(home.path);
        if (FileOwners.of(home.path) != AccountIds.own().uid()) {
            home.takeBack();
        }
        return home;
    }

    /**
     * @param there a file whose presence allows root to use the directory, because Kunci runs on it as another user; or
     *     null
     * @throws StartRefused if someone else can change the data directory
     */
    static void requireOwn(Path dataDirectory, @Nullable Path there) throws IOException {
        Path real = dataDirectory.toRealPath();
        FileOwners.requireNoLinkOfOthers(dataDirectory);
        if (Files.getPosixFilePermissions(real).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new StartRefused("Everybody on this machine can write in the data directory " + real
                    + ": take that away first (chmod o-w " + real + "), and look for what is not Kunci's.");
        }
        AccountIds me = AccountIds.own();
        boolean used = me.isRoot() && there != null && Files.exists(there, LinkOption.NOFOLLOW_LINKS);
        if (FileOwners.of(real) != me.uid() && !used) {
            throw new StartRefused("The data directory " + real + " belongs to "
                    + Files.getOwner(real).getName()
                    + ": start Kunci as that account, or give the directory to the one that starts it.");
        }
    }

    Path path() {
        return path;
    }

    /** The account for the server, which owns the cluster when this returns. */
    ServerAccount account(Path binaries) throws IOException {
        if (!AccountIds.own().isRoot()) {
            return ServerAccount.own(path);
        }
        boolean made = Files.exists(cluster, LinkOption.NOFOLLOW_LINKS);
        int before = made ? FileOwners.of(cluster) : 0;
        AccountIds identity = SystemAccount.findOrMake(before, ServerAccount::canBe);
        if (made && before != identity.uid()) {
            FileTrees.makeDirectory(cluster);
            end(before);
            FileOwners.handOver(cluster, identity);
        }
        return ServerAccount.of(identity, path, binaries.resolve("bin/postgres"));
    }

    /** Takes back what an older Kunci gave to an account that is not its own; everything but the data is recreated. */
    private void takeBack() throws IOException {
        if (!AccountIds.own().isRoot()) {
            throw new StartRefused("The directory " + path + " belongs to another account: start Kunci as that one.");
        }
        FileOwners.set(path, AccountIds.own());
        Files.setPosixFilePermissions(path, FileTrees.DIRECTORY);
        for (Path child : FileTrees.children(path)) {
            if (!child.equals(cluster)) {
                FileTrees.delete(child);
            }
        }
    }

    /**
     * Stops the server that a killed Kunci left running under the former account, with only the rights of that account.
     */
    private void end(int before) throws IOException {
        Optional<Postmaster> left = Postmaster.of(cluster).filter(Postmaster::isAlive);
        if (left.isEmpty()) {
            return;
        }
        List<String> interrupt = List.of(
                "sh", "-c", "kill -INT \"$0\"", String.valueOf(left.get().pid()));
        if (before == 0) {
            SystemProgram.run(interrupt);
        } else {
            ServerAccount.become(new AccountIds(before, before), interrupt);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (left.get().isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new StartRefused("A PostgreSQL (process " + left.get().pid() + ") still runs on " + cluster
                        + " under an account that is not Kunci's own: end it, and start Kunci again.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
