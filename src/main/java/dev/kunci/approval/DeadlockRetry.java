package dev.kunci.approval;

import dev.kunci.shared.database.DatabaseUnavailable;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Runs one transaction, and again where it is lost. One that lost a deadlock has changed nothing and is simply tried again;
 * one that waited for a lock in vain is tried once more, because whoever held it has been put out by then.
 */
final class DeadlockRetry {

    private static final int MOST = 3;
    private static final int MOST_LOCKED = 2;

    private DeadlockRetry() {}

    /** @param transaction nothing but the transaction: a failure of what follows its commit must not repeat it */
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
