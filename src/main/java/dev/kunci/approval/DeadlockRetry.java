package dev.kunci.approval;

import dev.kunci.shared.database.DatabaseUnavailable;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Runs one transaction, again where it was lost. A transaction that lost a deadlock against other work has changed nothing and is simply tried again; one that waited for
 * a lock in vain is tried once more, because whoever hung with it has been put out by then.
 */
final class DeadlockRetry {

    private static final int MOST = 3;
    private static final int MOST_LOCKED = 2;

    private DeadlockRetry() {}

    /** The same for one that returns nothing. */
    static void of(Runnable transaction) {
        of(() -> {
            transaction.run();
            return true;
        });
    }

    /** @param transaction nothing but the transaction: whatever follows its commit must not bring it about again */
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
}
