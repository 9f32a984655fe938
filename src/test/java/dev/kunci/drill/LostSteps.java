package dev.kunci.drill;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A server takes over that lacks the last steps of the feed and all leases, and assigns the numbers of these steps
 * again before a Kunci that has heard of the lost ones is back. The others do not notice, as behind a proxy.
 */
record LostSteps(EmbeddedPostgres database, Feed feed, TransactionTemplate transaction) implements Mishap {

    private static final int STEPS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final List<String> TAKE_OVER = List.of(
            "lock table feed_lease in exclusive mode",
            "update feed_counter set n = n - " + STEPS + ", server = 'epoch'",
            "update feed_counter f set mark = s.mark from feed_step s where s.n = f.n",
            "delete from feed_step where n > (select n from feed_counter)",
            "delete from feed_change where seq > (select n from feed_counter)",
            "delete from feed_lease");

    @Override
    public String words() {
        return "failover that loses steps";
    }

    @Override
    public void befall(Node node) throws SQLException {
        for (int i = 0; i < STEPS; i++) {
            Change aboutNobody = new Change(UUID.randomUUID(), "grant", UUID.randomUUID());
            transaction.executeWithoutResult(status -> feed.publish(List.of(aboutNobody)));
        }
        try (Connection connection = DriverManager.getConnection(
                        database.ownerUrl(), database.ownerUser(), database.ownerPassword());
                Statement statement = connection.createStatement()) {
            node.link().cut();
            long heard = number(statement);
            connection.setAutoCommit(false);
            for (String sql : TAKE_OVER) {
                statement.execute(sql);
            }
            connection.commit();
            connection.setAutoCommit(true);
            long end = System.nanoTime() + LONGEST.toNanos();
            while (number(statement) < heard && end - System.nanoTime() > 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } finally {
            node.link().mend();
        }
    }

    private static long number(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select n from feed_counter")) {
            row.next();
            return row.getLong(1);
        }
    }
}
