package dev.kunci.console.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class EmbeddedPostgresCrashTest {
    private static final Path DATA = Path.of("target", "embedded-postgres-crash-test");
    private static final Path CLUSTER = DATA.resolve("postgres/cluster");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aKilledPostmasterComesBackOnTheSamePort() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA);
                Connection orphaned = connect(postgres)) {
            Postmaster before = Postmaster.of(CLUSTER).orElseThrow();
            kill(before.pid());

            awaitConnection(postgres);

            Postmaster after = Postmaster.of(CLUSTER).orElseThrow();
            assertThat(after.pid()).isNotEqualTo(before.pid());
            assertThat(after.port()).isEqualTo(postgres.port());
            assertThat(orphaned.isValid(1)).isFalse();
        }
    }

    @Test
    void thePostmasterOfAKilledKunciIsAdoptedAndStoppedAtTheEnd() throws Exception {
        Process kunci = otherKunci();
        Postmaster left = Postmaster.of(CLUSTER).orElseThrow();
        kunci.destroyForcibly().waitFor();
        assertThat(left.isAlive()).isTrue();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(postgres.port()).isEqualTo(left.port());
            assertThat(Postmaster.of(CLUSTER)).contains(left);
            awaitConnection(postgres);
        }
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void aKunciStartsAfterItAndItsPostmasterWereKilled() throws Exception {
        Process kunci = otherKunci();
        Postmaster left = Postmaster.of(CLUSTER).orElseThrow();
        kunci.destroyForcibly().waitFor();
        kill(left.pid());

        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            awaitConnection(postgres);
            assertThat(Postmaster.of(CLUSTER).orElseThrow().pid()).isNotEqualTo(left.pid());
        }
    }

    @Test
    void aProcessNumberInheritedByAnotherProgramDoesNotStopAStart() throws Exception {
        EmbeddedPostgres.open(DATA).close();
        Files.writeString(
                CLUSTER.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + CLUSTER + "\n0\n5\n\n127.0.0.1\n0 0\nready\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            awaitConnection(postgres);
            assertThat(Postmaster.of(CLUSTER).orElseThrow().pid())
                    .isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    private static Process otherKunci() throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KunciToKill.class.getName(),
                        DATA.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo(KunciToKill.READY);
        }
        return process;
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), postgres.appPassword());
    }

    private static void awaitConnection(EmbeddedPostgres postgres) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = connect(postgres)) {
                assertThat(connection.isValid(1)).isTrue();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
