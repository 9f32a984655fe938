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
 * Knows which failures mean that the database cannot be had at this moment and the same call may do a little later: it is
 * away or on its way out, it takes no changes, or somebody holds what is needed for too long.
 */
public final class DatabaseUnavailable {

    /** After how many seconds it makes sense to try again. */
    public static final int RETRY_SECONDS = 2;

    static final String READ_ONLY = "25006";

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String CONNECTION = "08";

    /** Killed while idle, shut down, starting up, too many connections, and the like. */
    private static final Set<String> STATES =
            Set.of(READ_ONLY, LOCK_TIMEOUT, "25P03", "25P04", "57P01", "57P02", "57P03", "57P05", "53300");

    private DatabaseUnavailable() {}

    /** Whether this, or what caused it, is such a failure. */
    public static boolean in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (is(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a lock was waited for in vain; nothing has been changed then. */
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
            // What is left of a failure after which not even the rollback came through.
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
