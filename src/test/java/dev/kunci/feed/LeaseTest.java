package dev.kunci.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is read of the feed, and what of it is stored. */
@IntegrationTest
class LeaseTest {

    @Autowired
    Feed feed;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Database database;

    @Autowired
    DataSource source;

    private void publish(UUID subject) {
        transactions.executeWithoutResult(
                status -> feed.publish(List.of(new Change(UUID.randomUUID(), "grant", subject))));
    }

    @Test
    void whoBeginsReadsTheCounterAlone() throws Exception {
        try (Connection connection = source.getConnection()) {
            Lease.News news = new Lease(UUID.randomUUID(), connection).read(null);
            assertThat(news.last().number()).isEqualTo(database.count("select n from feed_counter"));
            assertThat(news.changes()).isEmpty();
            assertThat(news.continues()).isFalse();
        }
    }

    /** Old steps are deleted, by number and by age, and the rest is complete. */
    @Test
    void whatEverybodyKnowsIsSweptAndWhoStillNeedsItForgetsEverything() throws Exception {
        publish(UUID.randomUUID());
        try (Connection connection = source.getConnection()) {
            Lease lease = new Lease(UUID.randomUUID(), connection);
            Position known = lease.read(null).last();
            UUID subject = UUID.randomUUID();
            publish(subject);
            assertThat(lease.read(known).changes()).extracting(Change::subject).contains(subject);
            database.asApplication("update feed_step set at = at - interval '1 day' where n <= " + known.number());
            lease.sweep();

            assertThat(database.count("select count(*) from feed_step where n <= ?", known.number()))
                    .isZero();
            assertThat(lease.read(known).continues()).isFalse();
            assertThat(lease.read(lease.read(null).last()).continues()).isTrue();
        }
    }

    /** Only then does a commit of this instance wait for nobody else. The transaction keeps all others out. */
    @Test
    void whoReadsIsAloneWhileNobodyElseHasARunningLeaseAndTheServerKnowsAllLeases() throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Lease lease = new Lease(UUID.randomUUID(), connection);
            Position known = lease.read(null).last();
            statement.execute("delete from feed_lease");
            statement.execute("update feed_counter set server = pg_postmaster_start_time(),"
                    + " since = clock_timestamp() - interval '1 minute'");
            lease.renew(known);
            assertThat(lease.read(known).alone()).isTrue();

            Lease other = new Lease(UUID.randomUUID(), connection);
            other.renew(known);
            assertThat(lease.read(known).alone()).isFalse();
            other.end();
            assertThat(lease.read(known).alone()).isTrue();

            statement.execute("update feed_counter set since = clock_timestamp()");
            assertThat(lease.read(known).alone()).isFalse();
            statement.execute("update feed_counter set since = clock_timestamp() - interval '1 minute',"
                    + " server = server - interval '1 second'");
            assertThat(lease.read(known).alone()).isFalse();
            connection.rollback();
        }
    }
}
