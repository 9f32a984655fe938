package dev.kunci.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row by which an instance says up to which step its caches are current, and for how long others have to wait for
 * it (Gray and Cheriton, Leases, 1989).
 */
final class Lease {

    /** For how long an instance may trust its caches after a renewal. */
    static final Duration LENGTH = Duration.ofSeconds(2);

    /** By how much two clocks may drift apart within one lease. */
    static final Duration MARGIN = Duration.ofMillis(50);

    /** No lease that was granted before a moment is running this long after it. */
    static final Duration LONGEST = LENGTH.plus(MARGIN);

    /** How many changes are read at once; an instance that has missed more clears its caches. */
    static final int MOST_READ = 10_000;

    /** How many steps are kept for instances that lag behind, and for how long. */
    private static final int MOST_KEPT = 20_000;

    private static final Duration LONGEST_KEPT = Duration.ofMinutes(10);
    private static final int SWEPT_AT_ONCE = 10_000;

    private static final String RENEW = """
            insert into feed_lease (instance, acked, mark, until)
            values (?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (instance) do update set acked = excluded.acked, mark = excluded.mark, until = excluded.until
            """;

    private static final String ACKNOWLEDGE = """
            with quick as (select set_config('synchronous_commit', 'off', true))
            update feed_lease set acked = ?, mark = ? from quick where instance = ?
            """;

    private static final String BEGIN = "select n, mark from feed_counter where id = 1";

    /**
     * One statement, and so one snapshot: the last step, whether the known step is still where it was, what came after
     * it, and whether no other instance has a lease that is running, by a server that knows all leases.
     */
    private static final String READ = """
            select f.n, f.mark, exists (select from feed_step s where s.n = ? and s.mark = ? and s.n <= f.n) as continues,
              f.server = pg_postmaster_start_time() and f.since <= clock_timestamp() - interval '%d milliseconds'
                and not exists (select from feed_lease l where l.until > clock_timestamp() and l.instance <> ?) as alone,
              c.organization_id, c.kind, c.subject_id
            from feed_counter f
            left join lateral (select organization_id, kind, subject_id from feed_change where seq > ?
              order by seq limit %d) c on true
            where f.id = 1
            """.formatted(LONGEST.toMillis(), MOST_READ + 1);

    /** Leases granted by another server may be missing here, so since when this server is in charge must be known. */
    private static final String TAKE_OVER = """
            update feed_counter set server = pg_postmaster_start_time(), since = clock_timestamp() where id in
              (select id from feed_counter where server <> pg_postmaster_start_time() for update skip locked)
            """;

    private static final String SWEEP_LEASES =
            "delete from feed_lease where until < clock_timestamp() - interval '1 hour'";

    /** Steps are deleted first: whoever still finds its own step finds everything after it as well. */
    private static final String SWEEP_STEPS = """
            delete from feed_step s using feed_counter f where f.id = 1 and s.n < f.n
              and (s.n <= f.n - %d or s.at < clock_timestamp() - interval '%d seconds')
            """.formatted(MOST_KEPT, LONGEST_KEPT.toSeconds());

    private static final String SWEEP_CHANGES = """
            delete from feed_change where (organization_id, seq, kind, subject_id) in (
              select organization_id, seq, kind, subject_id from feed_change
              where seq < (select min(n) from feed_step) limit %d)
            """.formatted(SWEPT_AT_ONCE);

    private final UUID instance;
    private final Connection database;

    /** @param database in which every statement is a transaction of its own */
    Lease(UUID instance, Connection database) {
        this.instance = instance;
        this.database = database;
    }

    /**
     * What is new.
     *
     * @param last the last step
     * @param continues whether it follows the step that was known, so that the changes are complete
     * @param alone whether no other instance can answer by a state before the last step
     */
    record News(Position last, boolean continues, boolean alone, List<Change> changes) {}

    /** To be called once for each connection, before the first renewal on it. */
    void takeOver() throws SQLException {
        run(TAKE_OVER);
    }

    void renew(Position acked) throws SQLException {
        try (PreparedStatement renew = database.prepareStatement(RENEW)) {
            renew.setObject(1, instance);
            renew.setLong(2, acked.number());
            renew.setObject(3, acked.mark());
            renew.setLong(4, LENGTH.toMillis());
            renew.executeUpdate();
        }
    }

    /**
     * Records how far the listeners have read, without renewing. If a crash loses this, others only wait longer, so the
     * write does not wait for the disk.
     */
    void acknowledge(Position acked) throws SQLException {
        try (PreparedStatement acknowledge = database.prepareStatement(ACKNOWLEDGE)) {
            acknowledge.setLong(1, acked.number());
            acknowledge.setObject(2, acked.mark());
            acknowledge.setObject(3, instance);
            acknowledge.executeUpdate();
        }
    }

    /** @param known null if no step is known; then no changes are returned */
    News read(@Nullable Position known) throws SQLException {
        return known == null ? begin() : after(known);
    }

    private News begin() throws SQLException {
        try (PreparedStatement read = database.prepareStatement(BEGIN);
                ResultSet row = read.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the feed has no counter");
            }
            return new News(last(row), false, false, List.of());
        }
    }

    private News after(Position known) throws SQLException {
        try (PreparedStatement read = database.prepareStatement(READ)) {
            read.setLong(1, known.number());
            read.setObject(2, known.mark());
            read.setObject(3, instance);
            read.setLong(4, known.number());
            try (ResultSet rows = read.executeQuery()) {
                Position last = null;
                boolean continues = false;
                boolean alone = false;
                List<Change> changes = new ArrayList<>();
                while (rows.next()) {
                    last = last(rows);
                    continues = rows.getBoolean("continues");
                    alone = rows.getBoolean("alone");
                    UUID subject = rows.getObject("subject_id", UUID.class);
                    if (subject != null) {
                        changes.add(new Change(
                                rows.getObject("organization_id", UUID.class), rows.getString("kind"), subject));
                    }
                }
                if (last == null) {
                    throw new SQLException("the feed has no counter");
                }
                return continues && changes.size() <= MOST_READ
                        ? new News(last, true, alone, changes)
                        : new News(last, false, alone, List.of());
            }
        }
    }

    private static Position last(ResultSet row) throws SQLException {
        return new Position(row.getLong("n"), row.getObject("mark", UUID.class));
    }

    /**
     * Deletes leases that nobody renews any more, and changes that every instance knows.
     *
     * @return whether there is more to delete
     */
    boolean sweep() throws SQLException {
        run(SWEEP_LEASES);
        run(SWEEP_STEPS);
        return run(SWEEP_CHANGES) == SWEPT_AT_ONCE;
    }

    /** Others need not wait for this instance any more. */
    void end() throws SQLException {
        try (PreparedStatement end = database.prepareStatement("delete from feed_lease where instance = ?")) {
            end.setObject(1, instance);
            end.executeUpdate();
        }
    }

    private int run(String statement) throws SQLException {
        try (PreparedStatement prepared = database.prepareStatement(statement)) {
            return prepared.executeUpdate();
        }
    }
}
