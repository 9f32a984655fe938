package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Level;
import dev.kunci.shared.KunciProperties;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A Kunci that is suspended in the middle of a decision, holding the lock that everybody needs, holds nobody up for
 * long.
 */
@IntegrationTest
@Tag("slow")
class HungKunciTest {

    /** What is promised, the answer included. */
    private static final int PROMISED_SECONDS = 5;

    private static final String WAITING =
            "select coalesce(max(pid), 0) from pg_stat_activity where wait_event_type = 'Lock' and query like '%feed_counter set%'";

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    Decisions decisions;

    @Autowired
    KunciProperties properties;

    @Test
    void whoIsStoppedWithTheCounterIsPutOutAndHasRevokedNothing() throws Exception {
        Scene.Weather its = scene.weather();
        Scene.Weather ours = scene.weather();
        Process other = OneRevocation.start(
                TestDatabase.postgres(), properties.keysets().toAbsolutePath(), its.target(Level.CREDENTIAL));
        try (BufferedReader said = other.inputReader();
                Writer told = other.outputWriter()) {
            assertThat(said.readLine()).isEqualTo(OneRevocation.READY);
            long backend = stopWithTheCounter(other, told);
            assertThat(database.count("select n from feed_counter where id = 1"))
                    .isPositive();

            CompletableFuture<Boolean> revoked = CompletableFuture.supplyAsync(() -> decisions
                    .decide(Actor.console(), new Decision(ours.target(Level.CREDENTIAL), Verb.REVOKE, "leaked", null))
                    .done());

            assertThat(revoked.get(PROMISED_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(database.count("select count(*) from pg_stat_activity where pid = ?", backend))
                    .isZero();
            signal(other, "CONT");
            assertThat(said.lines().filter(line -> line.matches("(DONE|FAILED).*")))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith(OneRevocation.FAILED);
        } finally {
            other.destroyForcibly();
        }
        assertThat(status(ours)).isEqualTo("revoked");
        assertThat(status(its)).isEqualTo("approved");
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'revoke'",
                        its.credential()))
                .isZero();
    }

    /** Lets it wait for the counter, stops it, and only then lets it have the counter. */
    private long stopWithTheCounter(Process other, Writer told) throws Exception {
        long backend;
        try (Connection holder = DriverManager.getConnection(
                TestDatabase.postgres().appUrl(),
                TestDatabase.postgres().appUser(),
                TestDatabase.postgres().appPassword())) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select n from feed_counter where id = 1 for update");
            told.write("\n");
            told.flush();
            backend = await(WAITING);
            signal(other, "STOP");
            holder.rollback();
        }
        await("select count(*) from pg_stat_activity where state = 'idle in transaction' and pid = " + backend);
        return backend;
    }

    private long await(String positive) {
        long value = database.count(positive);
        while (value == 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            value = database.count(positive);
        }
        return value;
    }

    private String status(Scene.Weather weather) {
        return database.text("select status from credential where id = ?", weather.credential());
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
