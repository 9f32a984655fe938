package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.postgres.EmbeddedPostgres;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Kunci and its PostgreSQL are killed while they decide: nothing acknowledged is lost, and nothing lacks its record.
 */
class CrashIT {

    private static final Path DATA = Path.of("target", "crash-it");
    private static final Path POSTMASTER = DATA.resolve("postgres/cluster/postmaster.pid");
    private static final int ROUNDS = 3;
    private static final int BEFORE_THE_KILL = 170;

    @Test
    void killedDuringAThousandDecisionsNothingAcknowledgedIsLostAndEveryStatusHasItsRecord() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process kunci = DecidingKunci.start(DATA);
            try (BufferedReader output = kunci.inputReader()) {
                assertThat(output.readLine()).isEqualTo(DecidingKunci.READY);
                DecidingKunci.read(output, acknowledged, BEFORE_THE_KILL);
                killPostgres();
                DecidingKunci.read(output, acknowledged, BEFORE_THE_KILL);
                kunci.toHandle().destroyForcibly();
                DecidingKunci.read(output, acknowledged, Integer.MAX_VALUE);
            }
            assertThat(kunci.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(1_000);

        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA);
                Connection connection =
                        DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), postgres.appPassword())) {
            Set<String> recorded = new HashSet<>();
            try (ResultSet rs = connection
                    .createStatement()
                    .executeQuery("select id from audit_record where action in ('approve', 'revoke', 'activate',"
                            + " 'deactivate') and outcome = 'done'")) {
                while (rs.next()) {
                    recorded.add(rs.getString(1));
                }
            }
            assertThat(recorded).containsAll(acknowledged);
            assertThat(number(connection, "select count(*) from product_grant")).isEqualTo(10);
            assertThat(number(connection, DecidingKunci.DISAGREEING)).isZero();
            assertThat(number(connection, "select n - (select count(distinct seq) from feed_change) from feed_counter"))
                    .isZero();
        }
    }

    private static void killPostgres() throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(POSTMASTER).getFirst().strip()))
                .orElseThrow();
        assertThat(postmaster.destroyForcibly()).isTrue();
        postmaster.onExit().get(30, TimeUnit.SECONDS);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (ResultSet rs = connection.createStatement().executeQuery(sql)) {
            assertThat(rs.next()).isTrue();
            return rs.getLong(1);
        }
    }
}
