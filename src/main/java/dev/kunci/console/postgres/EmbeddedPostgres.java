package dev.kunci.console.postgres;

import dev.kunci.console.system.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of one data directory, so that Kunci needs nothing else to run and to be tested. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DatabasePasswords passwords;
    private final int port;
    private final @Nullable Running running;

    /** Held only by the process that runs the server, not by those that joined it. */
    private record Running(DirectoryLock lock, Server server, Watchdog watchdog) {}

    private EmbeddedPostgres(DatabasePasswords passwords, int port, @Nullable Running running) {
        this.passwords = passwords;
        this.port = port;
        this.running = running;
    }

    /** Runs the server until this JVM ends; for callers that need no order of stopping, such as tests. */
    public static EmbeddedPostgres start(Path dataDirectory) {
        EmbeddedPostgres postgres = open(dataDirectory);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "postgres-stop"));
        return postgres;
    }

    /** Runs the server until {@link #close()}; refused while another Kunci has the directory. */
    public static EmbeddedPostgres open(Path dataDirectory) {
        try {
            prepare(dataDirectory);
            Optional<DirectoryLock> lock = DirectoryLock.tryAcquire(dataDirectory, true);
            if (lock.isEmpty()) {
                throw new StartRefused("Another Kunci (process "
                        + DirectoryLock.holder(dataDirectory).pid() + ") is using the data directory "
                        + dataDirectory.toAbsolutePath().normalize() + ": stop it, or choose another with --data DIR.");
            }
            return run(dataDirectory, lock.get());
        } catch (IOException e) {
            throw new StartRefused("The embedded PostgreSQL cannot use " + dataDirectory + ": " + e, e);
        }
    }

    /** Uses the server of the portal that runs on this directory, or runs one until {@link #close()}. */
    public static EmbeddedPostgres join(Path dataDirectory) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            prepare(dataDirectory);
            while (System.nanoTime() < deadline) {
                Optional<DirectoryLock> lock = DirectoryLock.tryAcquire(dataDirectory, false);
                if (lock.isPresent()) {
                    return run(dataDirectory, lock.get());
                }
                DirectoryLock.Holder holder = DirectoryLock.holder(dataDirectory);
                if (holder.portal() && holder.port() > 0) {
                    return new EmbeddedPostgres(
                            DatabasePasswords.read(dataDirectory.resolve(DatabasePasswords.FILE)), holder.port(), null);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            throw new StartRefused("Another command is still using the data directory " + dataDirectory + ".");
        } catch (IOException e) {
            throw new StartRefused("The embedded PostgreSQL cannot use " + dataDirectory + ": " + e, e);
        }
    }

    public String appUrl() {
        return ownerUrl() + "?reWriteBatchedInserts=true";
    }

    public String appUser() {
        return DatabaseRoles.APP;
    }

    public String appPassword() {
        return passwords.app();
    }

    public String ownerUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DatabaseRoles.DATABASE;
    }

    public String ownerUser() {
        return DatabaseRoles.OWNER;
    }

    public String ownerPassword() {
        return passwords.owner();
    }

    public int port() {
        return port;
    }

    /** Stops the server if this process runs it; all data is kept. */
    @Override
    public synchronized void close() {
        if (running == null || !running.lock().isHeld()) {
            return;
        }
        running.watchdog().close();
        try (DirectoryLock released = running.lock()) {
            running.server().stop();
        } catch (IOException e) {
            throw new StartRefused("The embedded PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    static EmbeddedPostgres run(Path dataDirectory, DirectoryLock lock) throws IOException {
        try {
            ServerHome home = ServerHome.in(dataDirectory);
            boolean made = Files.exists(home.path().resolve(Cluster.DIRECTORY));
            if (made && !Files.exists(dataDirectory.resolve(DatabasePasswords.FILE))) {
                throw new StartRefused("The database in " + home.path() + " is there, but the file "
                        + dataDirectory.resolve(DatabasePasswords.FILE) + " with its passwords is missing.");
            }
            DatabasePasswords passwords = DatabasePasswords.readOrCreate(dataDirectory);
            Path binaries = Binaries.unpack(home.path());
            Cluster cluster = new Cluster(home.path(), binaries, home.account(binaries));
            cluster.initialize(passwords.superuser());
            Server server = new Server(cluster, passwords);
            Postmaster postmaster = server.adoptOrStart();
            DatabaseRoles.ensure(postmaster.port(), passwords);
            lock.publishPort(postmaster.port());
            Watchdog watchdog = new Watchdog(server, postmaster);
            return new EmbeddedPostgres(passwords, postmaster.port(), new Running(lock, server, watchdog));
        } catch (SQLException e) {
            lock.close();
            throw new StartRefused("The embedded PostgreSQL does not answer as it should: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static void prepare(Path dataDirectory) throws IOException {
        RestoreTarget.refuseUnfinished(dataDirectory);
        if (!Files.isDirectory(dataDirectory)) {
            Files.createDirectories(
                    dataDirectory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        }
    }
}
