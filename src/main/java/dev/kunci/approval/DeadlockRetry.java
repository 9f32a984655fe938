package dev.kunci.approval;

import dev.kunci.shared.database.DatabaseUnavailable;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * A transaction that lost a deadlock against other work has changed nothing and is simply tried again; one that waited for
 * a lock in vain is tried once more, because whoever hung with it has been put out by then.
 */
final class DeadlockRetry {

    private static final int MOST = 3;
    private static final int MOST_LOCKED = 2;

    private DeadlockRetry() {}

    static <T> T at(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
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
