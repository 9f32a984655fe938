package dev.kunci.console.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One PostgreSQL cluster on disk: made once, configured before every start, started and stopped through pg_ctl. */
final class Cluster {
    private static final long LOG_BYTES_KEPT = 10_000_000;
    private static final String SETTINGS_FILE = "kunci.conf";

    private final Path directory;
    private final Path log;
    private final Path binaries;
    private final ServerAccount account;

    Cluster(Path home, Path binaries, ServerAccount account) {
        this.directory = home.resolve("cluster");
        this.log = home.resolve("postgres.log");
        this.binaries = binaries;
        this.account = account;
    }

    Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.of(directory).filter(Postmaster::isAlive);
    }

    Path log() {
        return log;
    }

    /** Either a whole cluster comes to be or none: it is made beside its place and moved there when finished. */
    void initialize(String superuserPassword) throws IOException {
        if (Files.exists(directory)) {
            return;
        }
        Path draft = directory.resolveSibling("cluster.new");
        Path passwordFile = directory.resolveSibling("initdb.password");
        Trees.delete(draft);
        Trees.delete(passwordFile);
        Files.createFile(passwordFile, Trees.PRIVATE);
        Files.writeString(passwordFile, superuserPassword + "\n");
        Trees.setOwner(passwordFile, Trees.owner(directory.resolveSibling(".")));
        run(
                "initdb",
                List.of(
                        "--pgdata",
                        draft.toString(),
                        "--username",
                        Roles.SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions"));
        Files.delete(passwordFile);
        Files.writeString(draft.resolve("pg_hba.conf"), Settings.HOST_ACCESS);
        Files.writeString(
                draft.resolve("postgresql.conf"), "include '" + SETTINGS_FILE + "'\n", StandardOpenOption.APPEND);
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of the last start where it is still free, or else another one. */
    void configure(int port) throws IOException {
        Path file = directory.resolve(SETTINGS_FILE);
        Files.writeString(file, Settings.text(port));
        Trees.setOwner(file, Trees.owner(directory));
    }

    Optional<Integer> lastPort() throws IOException {
        Path file = directory.resolve(SETTINGS_FILE);
        return Files.exists(file) ? Settings.port(Files.readString(file)) : Optional.empty();
    }

    void start() throws IOException {
        removeStalePid();
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_KEPT) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        run("pg_ctl", List.of("start", "-D", directory.toString(), "-l", log.toString(), "-w", "-t", "120", "-s"));
    }

    void stop() throws IOException {
        if (postmaster().isPresent()) {
            run("pg_ctl", List.of("stop", "-D", directory.toString(), "-m", "fast", "-w", "-t", "120", "-s"));
        }
    }

    /** PostgreSQL takes any process with the number in its file for itself, even one that only inherited the number. */
    private void removeStalePid() throws IOException {
        if (postmaster().isEmpty()) {
            Files.deleteIfExists(directory.resolve("postmaster.pid"));
        }
    }

    private void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ServerAccount.Outcome outcome = account.run(command);
        if (!outcome.success()) {
            throw new IOException(program + " failed: " + outcome.output());
        }
    }
}
