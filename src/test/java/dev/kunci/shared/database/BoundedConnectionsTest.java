package dev.kunci.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every connection is bound by, and which are not made at all. */
@Tag("slow")
class BoundedConnectionsTest {

    private final EmbeddedPostgres postgres = TestDatabase.postgres();

    private Connections to(String url) {
        return new Connections(url, postgres.appUser(), postgres.appPassword());
    }

    @Test
    void locksAndIdleTransactionsAreBoundedAndAnswersAreNot() throws SQLException {
        try (Connection connection = to(postgres.appUrl()).open()) {
            assertThat(connection.getNetworkTimeout()).isZero();
            assertThat(setting(connection, "lock_timeout")).isEqualTo("2s");
            assertThat(setting(connection, "idle_in_transaction_session_timeout"))
                    .isEqualTo("3s");
            assertThat(setting(connection, "statement_timeout"))
                    .as("a commit is not taken back, so nobody may stop waiting for it")
                    .isEqualTo("0");
        }
    }

    @Test
    void aServerThatTakesNoChangesIsNotTheOne() {
        Connections standby = to(postgres.appUrl() + "&options=-c%20default_transaction_read_only=on");

        assertThatThrownBy(standby::open)
                .isInstanceOf(SQLException.class)
                .matches(DatabaseUnavailable::in)
                .matches(failure ->
                        new Eviction().adjudicate((SQLException) failure) == SQLExceptionOverride.Override.MUST_EVICT);
    }

    @Test
    void aServerThatTakesConnectionsAndSaysNothingIsLetGoOf() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Connections nowhere = to("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/kunci");
            CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(
                    () -> {
                        try (Connection connection = nowhere.open()) {
                            return new AssertionError(connection);
                        } catch (SQLException e) {
                            return e;
                        }
                    },
                    Thread::startVirtualThread);

            assertThat(failure.get(30, TimeUnit.SECONDS)).matches(DatabaseUnavailable::in);
        }
    }

    /** Locks that are waited for in vain, and nothing else, may be tried for once more. */
    @Test
    void aConstraintIsNoReasonToTryAgain() {
        assertThat(DatabaseUnavailable.in(new IllegalStateException(new SQLException("no record", "KU001"))))
                .isFalse();
        assertThat(DatabaseUnavailable.in(new SQLException("deadlock", "40P01")))
                .isFalse();
        assertThat(DatabaseUnavailable.locked(new IllegalStateException(new SQLException("lock", "55P03"))))
                .isTrue();
        assertThat(DatabaseUnavailable.locked(new SQLException("shut down", "57P01")))
                .isFalse();
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
