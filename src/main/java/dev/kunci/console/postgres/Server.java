package dev.kunci.console.postgres;

import dev.kunci.console.system.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Brings a cluster to the state "running and ours": adopts a postmaster that outlived its Kunci, or starts one. */
final class Server {
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Cluster cluster;
    private final DatabasePasswords passwords;

    Server(Cluster cluster, DatabasePasswords passwords) {
        this.cluster = cluster;
        this.passwords = passwords;
    }

    Postmaster adoptOrStart() throws IOException {
        Optional<Postmaster> alive = cluster.postmaster();
        if (alive.isPresent()) {
            awaitAnswer(alive.get());
            return alive.get();
        }
        return start(cluster.lastPort().filter(Server::isFree).orElseGet(Server::freePort));
    }

    /** After the postmaster alone has died. The port is kept, because connection pools know it. */
    Postmaster restart(int port) throws IOException {
        return start(port);
    }

    void stop() throws IOException {
        cluster.stop();
    }

    private Postmaster start(int firstPort) throws IOException {
        int port = firstPort;
        for (int attempt = 1; ; attempt++) {
            cluster.configure(port);
            try {
                cluster.start();
                return cluster.postmaster().orElseThrow(() -> new IOException("PostgreSQL ended at once"));
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new StartRefused(
                            "The embedded PostgreSQL does not start; its log " + cluster.log() + " says why.", e);
                }
                // Orphaned backends of a killed postmaster need a moment to exit; the port may have been taken
                // meanwhile.
                LockSupport.parkNanos(PAUSE.multipliedBy(1L << attempt).toNanos());
                port = isFree(port) ? port : freePort();
            }
        }
    }

    private void awaitAnswer(Postmaster postmaster) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = DatabaseRoles.connect(
                    postmaster.port(), DatabaseRoles.SUPERUSER, DatabaseRoles.SUPERUSER, passwords.superuser())) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new StartRefused(
                            "A PostgreSQL (process " + postmaster.pid() + ") already runs on this data directory"
                                    + " and does not let Kunci in: " + e.getMessage(),
                            e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("This machine has no free port for the embedded PostgreSQL.", e);
        }
    }
}
