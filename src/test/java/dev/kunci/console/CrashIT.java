package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.postgres.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Kunci and its PostgreSQL are killed while they decide: nothing acknowledged is lost, nothing stands without its record. */
class CrashIT {

    private static final Path DATA = Path.of("target", "crash-it");
    private static final Path POSTMASTER = DATA.resolve("postgres/cluster/postmaster.pid");
    private static final int ROUNDS = 3;
    private static final int BEFORE_THE_KILL = 170;

    /** What has a status, with the record it must have: the last one made, with the same status and revision. */
    private static final String DISAGREEING = """
            with held as (
              select 'developer' as kind, id, status, status_revision from developer
              union all select 'app', id, status, status_revision from app
              union all select 'credential', id, status, status_revision from credential
              union all select 'grant', id, status, status_revision from product_grant)
            select count(*) from held h where
              (select count(*) from audit_record r where r.subject_id = h.id and r.outcome = 'done')
                <> h.status_revision + 1
              or (h.status_revision > 0 and not exists (select 1 from audit_record r where r.subject_id = h.id
                and (r.after->>'revision')::bigint = h.status_revision and r.after->>'status' = h.status))
            """;

    @Test
    void killedDuringAThousandDecisionsNothingAcknowledgedIsLostAndEveryStatusHasItsRecord() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process kunci = start();
            try (BufferedReader output = kunci.inputReader()) {
                assertThat(output.readLine()).isEqualTo(DecidingKunci.READY);
                read(output, acknowledged, BEFORE_THE_KILL);
                killPostgres();
                read(output, acknowledged, BEFORE_THE_KILL);
                kunci.toHandle().destroyForcibly();
                read(output, acknowledged, Integer.MAX_VALUE);
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
            assertThat(number(connection, DISAGREEING)).isZero();
            assertThat(number(connection, "select n - (select count(distinct seq) from feed_change) from feed_counter"))
                    .isZero();
        }
    }

    /** @param count how many acknowledgements to wait for; those that come until the end where there are fewer */
    private static void read(BufferedReader output, Set<String> acknowledged, int count) throws IOException {
        int before = acknowledged.size();
        String line;
        while (acknowledged.size() - before < count && (line = output.readLine()) != null) {
            if (line.matches(DecidingKunci.ACKNOWLEDGED + "[0-9a-f-]{36}")) {
                acknowledged.add(line.substring(DecidingKunci.ACKNOWLEDGED.length()));
            }
        }
    }

    private static void killPostgres() throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(POSTMASTER).getFirst().strip()))
                .orElseThrow();
        assertThat(postmaster.destroyForcibly()).isTrue();
        postmaster.onExit().get(30, TimeUnit.SECONDS);
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecidingKunci.class.getName(),
                        DATA.toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(Files.createDirectories(Path.of("target"))
                        .resolve("crash-it.log")
                        .toFile()))
                .start();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (ResultSet rs = connection.createStatement().executeQuery(sql)) {
            assertThat(rs.next()).isTrue();
            return rs.getLong(1);
        }
    }
}
