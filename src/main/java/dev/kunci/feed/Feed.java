package dev.kunci.feed;

import dev.kunci.shared.database.OneRoundTrip;
import dev.kunci.shared.database.TimeoutBounds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Numbers changes in the order in which they are committed. */
@Service
public class Feed {

    /** How many changes of one step are listed; if there are more, only their organizations are. */
    public static final int MOST_NAMED = 1_000;

    /** The kind of a change that names an organization: anything in it may have changed. */
    public static final String ORGANIZATION = "organization";

    /** If a Kunci hangs from here on, the server ends its session, so that nobody waits behind the counter. */
    private static final String BEFORE_STEP = "set constraints all immediate; " + TimeoutBounds.HURRY;

    private static final String STEP = """
            with step as (update feed_counter set n = n + 1, mark = gen_random_uuid(), server = pg_postmaster_start_time(),
                since = case when server = pg_postmaster_start_time() then since else clock_timestamp() end
              where id = 1 returning n, mark),
            marked as (insert into feed_step (n, mark) select n, mark from step
              on conflict (n) do update set mark = excluded.mark, at = excluded.at),
            added as (insert into feed_change (organization_id, seq, kind, subject_id)
              select organization_id, step.n, kind, subject_id
              from step, unnest(:organizations::text[]::uuid[], :kinds::text[], :subjects::text[]::uuid[])
                as c (organization_id, kind, subject_id)
              on conflict do nothing)
            select n, mark from step
            """;

    private final JdbcClient jdbc;
    private final OneRoundTrip database;
    private final Barrier barrier;

    Feed(JdbcClient jdbc, OneRoundTrip database, Barrier barrier) {
        this.jdbc = jdbc;
        this.database = database;
        this.barrier = barrier;
    }

    /**
     * Publishes changes as the next step; if there are very many, only their organizations. This must be the very last
     * statement of the transaction: the counter row stays locked until the commit, which makes the numbers gapless and
     * commit-ordered. Whatever the database would check at commit is checked before, so that nobody waits for that
     * behind the counter.
     *
     * @return the number under which the changes become visible
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long publish(List<Change> changes) {
        List<Change> named = named(changes);
        Position step = database.query(
                        BEFORE_STEP,
                        STEP,
                        Map.of(
                                "organizations",
                                texts(named, change -> change.organization().toString()),
                                "kinds",
                                texts(named, Change::kind),
                                "subjects",
                                texts(named, change -> change.subject().toString())),
                        Feed::position)
                .getFirst();
        TransactionSynchronizationManager.registerSynchronization(new BarrierTransactions.Published(step));
        return step.number();
    }

    /** Keeps a step small enough to be read between two answers. */
    private static List<Change> named(List<Change> changes) {
        return changes.size() <= MOST_NAMED
                ? changes
                : changes.stream()
                        .map(Change::organization)
                        .distinct()
                        .map(Change::ofAll)
                        .toList();
    }

    private static String[] texts(List<Change> changes, Function<Change, String> text) {
        return changes.stream().map(text).toArray(String[]::new);
    }

    /**
     * Waits until everything published before, by anyone, has taken effect everywhere. It is for callers who find
     * nothing left to change while someone else's change may still be on its way. No transaction may be open.
     */
    public void settle() {
        barrier.await(last());
    }

    /** The same for callers within a transaction: its commit then waits as if it had changed something. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settleAtCommit() {
        TransactionSynchronizationManager.registerSynchronization(new BarrierTransactions.Published(last()));
    }

    private Position last() {
        return jdbc.sql("select n, mark from feed_counter where id = 1")
                .query(Feed::position)
                .single();
    }

    private static Position position(ResultSet row, int number) throws SQLException {
        return new Position(row.getLong("n"), row.getObject("mark", UUID.class));
    }
}
