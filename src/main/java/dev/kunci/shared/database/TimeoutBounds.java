package dev.kunci.shared.database;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For how long anybody may be held up in the database. Together they keep what people and programs wait for below five
 * seconds, whatever happens to one Kunci: a holder that hangs is put out before who waits behind it gives up.
 */
public final class TimeoutBounds {

    /** How long a statement waits for one lock. */
    public static final Duration LOCK = Duration.ofSeconds(2);

    /** How long a transaction may do nothing. */
    static final Duration IDLE = Duration.ofSeconds(3);

    /** A statement for a transaction that is to hold what all others need: from now on it may do nothing for a moment only. */
    public static final String HURRY = "set local idle_in_transaction_session_timeout = '1500ms'";

    private TimeoutBounds() {}

    /** For a transaction that reads files, or writes to somebody slow, or changes very much. */
    public static void takeTime(JdbcClient jdbc) {
        jdbc.sql("set local idle_in_transaction_session_timeout = '10min'").update();
        jdbc.sql("set local lock_timeout = '10min'").update();
    }

    /** For such a transaction from where on it holds what others need. */
    public static void goOn(JdbcClient jdbc) {
        jdbc.sql("set local idle_in_transaction_session_timeout = '30s'").update();
    }
}
