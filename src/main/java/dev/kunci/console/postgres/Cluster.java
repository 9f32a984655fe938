package dev.kunci.console.postgres;

import dev.kunci.console.system.FileOwners;
import dev.kunci.console.system.FileTrees;
import dev.kunci.console.system.PlainFile;
import dev.kunci.console.system.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL cluster on disk: created once, configured before every start, started and stopped through pg_ctl.
 *
 * <p>Only the cluster belongs to the server's account. Programs, settings and log are beside it, where only the user
 * who starts Kunci can write.
 */
final class Cluster {
    static final String DIRECTORY = "cluster";
    static final String LOG = "postgres.log";
    private static final long LOG_BYTES_KEPT = 10_000_000;

    private final Path directory;
    private final Path settings;
    private final Path log;
    private final Path binaries;
    private final ServerAccount account;

    Cluster(Path home, Path binaries, ServerAccount account) {
        this.directory = home.resolve(DIRECTORY);
        this.settings = home.resolve("settings");
        this.log = home.resolve(LOG);
        this.binaries = binaries;
        this.account = account;
    }

    Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.of(directory).filter(Postmaster::isAlive);
    }

    Path log() {
        return log;
    }

    /** Atomic: the cluster is created under another name and moved into place when complete. */
    void initialize(String superuserPassword) throws IOException {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            FileTrees.makeDirectory(directory);
            return;
        }
        Path draft = directory.resolveSibling("cluster.new");
        Path passwordFile = directory.resolveSibling("initdb.password");
        FileTrees.delete(draft);
        FileTrees.delete(passwordFile);
        FileTrees.makePrivate(draft);
        PlainFile.writePrivate(passwordFile, superuserPassword + "\n");
        FileOwners.set(draft, account.identity());
        FileOwners.set(passwordFile, account.identity());
        require(
                "initdb",
                account.runNamed(List.of(
                        program("initdb"),
                        "--pgdata",
                        account.seen(draft),
                        "--username",
                        DatabaseRoles.SUPERUSER,
                        "--pwfile=" + account.seen(passwordFile),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions")));
        Files.delete(passwordFile);
        // These files of initdb are not used and must not look as if they were.
        for (String unused : List.of(ServerSettings.FILE, ServerSettings.HOST_ACCESS_FILE, ServerSettings.NAMES_FILE)) {
            Files.delete(draft.resolve(unused));
        }
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of the last start if it is still free, or else another one. */
    void configure(int port) throws IOException {
        FileTrees.makeDirectory(settings);
        PlainFile.writeReadable(settings.resolve(ServerSettings.HOST_ACCESS_FILE), ServerSettings.HOST_ACCESS);
        PlainFile.writeReadable(settings.resolve(ServerSettings.NAMES_FILE), ServerSettings.NAMES);
        PlainFile.writeReadable(settings.resolve(ServerSettings.FILE), ServerSettings.text(port));
    }

    Optional<Integer> lastPort() throws IOException {
        Path file = settings.resolve(ServerSettings.FILE);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? ServerSettings.port(PlainFile.read(file))
                : Optional.empty();
    }

    void start() throws IOException {
        removeStalePid();
        PlainFile.refuseOther(log);
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_KEPT) {
            Files.move(log, log.resolveSibling(LOG + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.createFile(log, PlainFile.PRIVATE);
        }
        String options = ServerSettings.arguments(account.seen(settings)).stream()
                .map(setting -> "-c " + quoted(setting))
                .collect(Collectors.joining(" "));
        // The server gets the open log file but no access to its directory: the file is opened here, not by the
        // server's account.
        run("pg_ctl", List.of("start", "-D", account.seen(directory), "-o", options, "-w", "-t", "120", "-s"), log);
    }

    void stop() throws IOException {
        if (postmaster().isPresent()) {
            run("pg_ctl", List.of("stop", "-D", account.seen(directory), "-m", "fast", "-w", "-t", "120", "-s"), null);
        }
    }

    /**
     * PostgreSQL takes any process with the number in its pid file for itself, even an unrelated one that reused the
     * number.
     */
    private void removeStalePid() throws IOException {
        if (postmaster().isEmpty()) {
            Files.deleteIfExists(directory.resolve("postmaster.pid"));
        }
    }

    /** Quoted for the shell through which pg_ctl starts the server. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private String program(String name) {
        return account.seen(binaries.resolve("bin").resolve(name));
    }

    private void run(String program, List<String> arguments, @Nullable Path said) throws IOException {
        List<String> command = new ArrayList<>(List.of(program(program)));
        command.addAll(arguments);
        require(program, account.run(command, said));
    }

    private static void require(String program, SystemProgram.Outcome outcome) throws IOException {
        if (!outcome.success()) {
            throw new IOException(program + " failed: " + outcome.output());
        }
    }
}
