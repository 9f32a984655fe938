package dev.kunci.approval;

import dev.kunci.shared.database.DatabaseUnavailable;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Runs a transaction, and repeats it if it failed because of locks. One that lost a deadlock has changed nothing and is
 * simply tried again. One that waited too long for a lock is tried once more, because the holder has been terminated by
 * then.
 */
final class DeadlockRetry {

    private static final int MOST = 3;
    private static final int MOST_LOCKED = 2;

    private DeadlockRetry() {}

    /** @param transaction only the transaction itself: a failure after its commit must not repeat it */
    static <T> T of(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException lost) {
                boolean locked = DatabaseUnavailable.locked(lost);
                if (attempt >= (locked ? MOST_LOCKED : MOST)
                        || !locked && !(lost instanceof ConcurrencyFailureException)) {
                    throw lost;
                }
            }
        }
    }

    /** The same for one that returns nothing. */
    static void run(Runnable transaction) {
        of(() -> {
            transaction.run();
            return true;
        });
    }
}
