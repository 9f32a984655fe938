package dev.kunci.console;

import dev.kunci.console.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's PgBouncer in front of an embedded PostgreSQL, configured by its manual. */
final class RealPgBouncer implements AutoCloseable {

    private final Process process;
    private final int port;

    /** @param mode session or transaction */
    RealPgBouncer(Path directory, EmbeddedPostgres postgres, String mode) throws IOException {
        port = freePort();
        Path place = Files.createDirectories(directory.resolve(mode));
        Path users = Files.writeString(
                place.resolve("users.txt"),
                quoted(postgres.appUser(), postgres.appPassword())
                        + quoted(postgres.ownerUser(), postgres.ownerPassword()));
        Path settings = Files.writeString(
                place.resolve("pgbouncer.ini"),
                "[databases]\nkunci = host=127.0.0.1 port=" + postgres.port()
                        + "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " + port
                        + "\nunix_socket_dir =\nauth_type = scram-sha-256\nauth_file = " + users + "\npool_mode = "
                        + mode
                        + "\nignore_startup_parameters = extra_float_digits\n");
        List<String> command = new ArrayList<>(List.of("/usr/sbin/pgbouncer"));
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to be root, and has to read what is written down here as somebody else.
            for (Path open = place;
                    !open.equals(open.getRoot()) && open.startsWith(directory);
                    open = open.getParent()) {
                Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("log").toFile())
                .start();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(place.resolve("log")));
            }
            Thread.onSpinWait();
        }
    }

    private static String quoted(String user, String password) {
        return '"' + user + "\" \"" + password + "\"\n";
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** @param more what the address says besides, from the question mark on */
    Map<String, String> environment(EmbeddedPostgres postgres, String more) {
        return Map.of(
                "KUNCI_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/kunci" + more,
                "KUNCI_DB_USER", postgres.appUser(),
                "KUNCI_DB_PASSWORD", postgres.appPassword(),
                "KUNCI_DB_OWNER_USER", postgres.ownerUser(),
                "KUNCI_DB_OWNER_PASSWORD", postgres.ownerPassword());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
