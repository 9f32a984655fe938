package dev.kunci.shared.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Recognizes failures after which the same call may succeed a little later: the database is down or shutting down, is
 * read-only, or someone holds a lock for too long.
 */
public final class DatabaseUnavailable {

    /** After how many seconds a retry makes sense. */
    public static final int RETRY_SECONDS = 2;

    static final String READ_ONLY = "25006";

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String CONNECTION = "08";

    /** Killed while idle, shut down, starting up, too many connections, and the like. */
    private static final Set<String> STATES =
            Set.of(READ_ONLY, LOCK_TIMEOUT, "25P03", "25P04", "57P01", "57P02", "57P03", "57P05", "53300");

    private DatabaseUnavailable() {}

    /** Whether this, or its cause, is such a failure. */
    public static boolean in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (is(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a lock timeout; nothing has been changed then. */
    public static boolean locked(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(Throwable cause) {
        return switch (cause) {
            case SQLTransientConnectionException _, SQLRecoverableException _ -> true;
            case SQLException sql -> isState(sql.getSQLState());
            case CannotCreateTransactionException _, DataAccessResourceFailureException _ -> true;
            // What remains of a failure after which even the rollback failed.
            case TransactionException ended ->
                String.valueOf(ended.getMessage()).startsWith("Unable to rollback");
            default -> false;
        };
    }

    private static boolean isState(@Nullable String state) {
        return state != null && (STATES.contains(state) || state.startsWith(CONNECTION));
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
