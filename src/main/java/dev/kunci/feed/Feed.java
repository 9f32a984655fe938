package dev.kunci.feed;

import dev.kunci.shared.database.Bounds;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Numbers changes in the order in which they are committed. */
@Service
public class Feed {

    private final JdbcClient jdbc;
    private final Barrier barrier;

    Feed(JdbcClient jdbc, Barrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    /**
     * Publishes changes under the next number. Must be the very last statement of the transaction: the counter row
     * stays locked until the commit, which is what makes the numbers gapless and commit-ordered. Whatever the database
     * would still check at the commit is checked before, so that nobody waits for it behind the counter.
     *
     * @return the number under which the changes become visible
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long publish(List<Change> changes) {
        // A Kunci that hangs from here on is put out by the server, so that nobody waits for it behind the counter.
        jdbc.sql("set constraints all immediate; " + Bounds.HURRY).update();
        long number = jdbc.sql("""
                        with step as (update feed_counter set n = n + 1 where id = 1 returning n),
                        added as (insert into feed_change (organization_id, seq, kind, subject_id)
                          select organization_id, step.n, kind, subject_id
                          from step, unnest(:organizations::text[]::uuid[], :kinds::text[], :subjects::text[]::uuid[])
                            as c (organization_id, kind, subject_id)
                          on conflict do nothing)
                        select n from step
                        """)
                .param(
                        "organizations",
                        changes.stream().map(c -> c.organization().toString()).toArray(String[]::new))
                .param("kinds", changes.stream().map(Change::kind).toArray(String[]::new))
                .param(
                        "subjects",
                        changes.stream().map(c -> c.subject().toString()).toArray(String[]::new))
                .query(Long.class)
                .single();
        TransactionSynchronizationManager.registerSynchronization(new SettledCommits.Published(number));
        return number;
    }

    /**
     * Waits until whatever was published before, by whomever, counts everywhere: for who finds that nothing is left to
     * change, while the change of somebody else may still be on its way. No transaction may be open.
     */
    public void settle() {
        barrier.await(number());
    }

    /** The same for who finds it within a transaction, whose commit then waits as if it had changed something. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settleAtCommit() {
        TransactionSynchronizationManager.registerSynchronization(new SettledCommits.Published(number()));
    }

    private long number() {
        return jdbc.sql("select n from feed_counter where id = 1")
                .query(Long.class)
                .single();
    }
}
