package dev.kunci.approval;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;

/** A transaction that lost a deadlock against other work has changed nothing and is simply tried again. */
final class Attempts {

    private static final int MOST = 3;

    private Attempts() {}

    static <T> T at(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException lost) {
                if (attempt == MOST) {
                    throw lost;
                }
            }
        }
    }
}
