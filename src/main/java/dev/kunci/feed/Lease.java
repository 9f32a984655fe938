package dev.kunci.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The row by which this instance says up to which change its readers know everything, and for how long others have to
 * wait for it (Gray and Cheriton, Leases, 1989).
 */
final class Lease {

    /** For how long an instance may rely on what it knows once it has renewed. */
    static final Duration LENGTH = Duration.ofSeconds(2);

    /** What two clocks may differ by within one length. */
    static final Duration MARGIN = Duration.ofMillis(50);

    /** How many changes are kept for those who come late; who comes later still forgets everything. */
    static final long KEPT = 100_000;

    private static final String RENEW = """
            insert into feed_lease (instance, acked, until) values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (instance) do update set acked = excluded.acked, until = excluded.until
            """;

    private static final String ACKNOWLEDGE = """
            with quick as (select set_config('synchronous_commit', 'off', true))
            update feed_lease set acked = ? from quick where instance = ?
            """;

    /** One statement, so one snapshot: the counter and what it counted. */
    private static final String READ = """
            select f.n, c.organization_id, c.kind, c.subject_id from feed_counter f
            left join feed_change c on c.seq > greatest(?, f.n - %d) where f.id = 1 order by c.seq
            """.formatted(KEPT);

    private static final String SWEEP = """
            delete from feed_change where (organization_id, seq, kind, subject_id) in (
              select organization_id, seq, kind, subject_id from feed_change
              where seq <= (select n - %d from feed_counter where id = 1) limit 10000)
            """.formatted(2 * KEPT);

    private final UUID instance;
    private final Connection database;

    /** @param database in which every statement is a transaction of its own */
    Lease(UUID instance, Connection database) {
        this.instance = instance;
        this.database = database;
    }

    /** What is new: the number of the last change, and those after the one that was known. */
    record News(long number, List<Change> changes) {}

    void renew(long acked) throws SQLException {
        try (PreparedStatement renew = database.prepareStatement(RENEW)) {
            renew.setObject(1, instance);
            renew.setLong(2, acked);
            renew.setLong(3, LENGTH.toMillis());
            renew.executeUpdate();
        }
    }

    /**
     * Says how far the readers are without renewing. To lose this in a crash only makes others wait longer, so nobody waits
     * for the disk here.
     */
    void acknowledge(long acked) throws SQLException {
        try (PreparedStatement acknowledge = database.prepareStatement(ACKNOWLEDGE)) {
            acknowledge.setLong(1, acked);
            acknowledge.setObject(2, instance);
            acknowledge.executeUpdate();
        }
    }

    News read(long known) throws SQLException {
        try (PreparedStatement read = database.prepareStatement(READ)) {
            read.setLong(1, known);
            try (ResultSet rows = read.executeQuery()) {
                long number = known;
                List<Change> changes = new ArrayList<>();
                while (rows.next()) {
                    number = rows.getLong("n");
                    UUID subject = rows.getObject("subject_id", UUID.class);
                    if (subject != null) {
                        changes.add(new Change(
                                rows.getObject("organization_id", UUID.class), rows.getString("kind"), subject));
                    }
                }
                return new News(number, changes);
            }
        }
    }

    /** Lets go of leases nobody renews any more, and of changes everybody knows. */
    void sweep() throws SQLException {
        run("delete from feed_lease where until < clock_timestamp() - interval '1 hour'");
        run(SWEEP);
    }

    /** Others need not wait for this instance any more. */
    void end() throws SQLException {
        try (PreparedStatement end = database.prepareStatement("delete from feed_lease where instance = ?")) {
            end.setObject(1, instance);
            end.executeUpdate();
        }
    }

    private void run(String statement) throws SQLException {
        try (PreparedStatement prepared = database.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }
}
