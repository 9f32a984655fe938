package dev.kunci.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets two people wait for the same rows, in an order that does not depend on the machine's speed. */
public class Line {

    private final TransactionTemplate transaction;
    private final Database database;

    Line(TransactionTemplate transaction, Database database) {
        this.transaction = transaction;
        this.database = database;
    }

    /**
     * The first changes something and has not committed; the second continues once it waits for that.
     *
     * @return what the second returns
     */
    public <T> T second(Runnable first, Callable<T> second) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<T> waiting = transaction.execute(_ -> {
                first.run();
                long holder = database.count("select pg_backend_pid()");
                Future<T> started = thread.submit(second);
                await().until(() -> started.isDone()
                        || database.count(
                                        "select count(*) from pg_stat_activity where ?::int = any(pg_blocking_pids(pid))",
                                        holder)
                                > 0);
                assertThat(started.isDone()).as("the second has not waited").isFalse();
                return started;
            });
            return Objects.requireNonNull(waiting).get();
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof Exception why ? why : refused;
        }
    }

    /** The same without a result. */
    public void second(Runnable first, Runnable second) throws Exception {
        second(first, () -> {
            second.run();
            return true;
        });
    }
}
