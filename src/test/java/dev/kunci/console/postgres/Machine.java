package dev.kunci.console.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.system.AccountIds;
import dev.kunci.console.system.FileOwners;
import dev.kunci.console.system.FileTrees;
import dev.kunci.console.system.SystemProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The machine below PostgreSQL as a test sees it: accounts, rights, processes, settings. */
final class Machine {

    private Machine() {}

    static Process child(List<String> as, String classPath, Class<?> program, Path argument) throws IOException {
        List<String> command = new ArrayList<>(as);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                classPath,
                program.getName(),
                argument.toAbsolutePath().toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        assertThat(output.readLine()).isIn(LockHolder.HELD, KunciToKill.READY);
        return process;
    }

    static void link(Path place, Path target) throws IOException {
        FileTrees.delete(place.toAbsolutePath());
        Files.createSymbolicLink(place, target);
        Files.setAttribute(place, "unix:uid", AccountIds.NOBODY, LinkOption.NOFOLLOW_LINKS);
    }

    /** As Kunci gave a server's home away formerly. */
    static void ownAll(Path root, AccountIds owner) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                FileOwners.set(path, owner);
            }
        }
    }

    static boolean can(int uid, String how, Path path) {
        return SystemProgram.run(List.of(
                        "setpriv",
                        "--reuid=" + uid,
                        "--regid=" + uid,
                        "--clear-groups",
                        "test",
                        how,
                        path.toAbsolutePath().toString()))
                .success();
    }

    static int account(Path data) throws IOException {
        long pid = Postmaster.of(data.resolve("postgres/cluster")).orElseThrow().pid();
        return FileOwners.of(Path.of("/proc/" + pid));
    }

    static String real(String name) throws IOException {
        return StartedByRootTest.HOME.toRealPath().resolve(name).toString();
    }

    static String show(Path data, String setting) throws SQLException, IOException {
        int port = Postmaster.of(data.resolve("postgres/cluster")).orElseThrow().port();
        String password =
                DatabasePasswords.read(data.resolve(DatabasePasswords.FILE)).superuser();
        try (Connection connection =
                        DatabaseRoles.connect(port, DatabaseRoles.SUPERUSER, DatabaseRoles.SUPERUSER, password);
                ResultSet rows = connection.createStatement().executeQuery("show " + setting)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
