package dev.kunci.shared.database;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long anything may be held up in the database. Together these limits keep the waits of people and programs below
 * five seconds, whatever happens to one Kunci: a hanging lock holder is terminated before those who wait for it give
 * up.
 */
public final class TimeoutBounds {

    /** How long a statement waits for one lock. */
    public static final Duration LOCK = Duration.ofSeconds(2);

    /** How long a transaction may be idle. */
    static final Duration IDLE = Duration.ofSeconds(3);

    /** For a transaction that is about to lock what all others need: from now on it may be idle only for a moment. */
    public static final String HURRY = "set local idle_in_transaction_session_timeout = '1500ms'";

    private TimeoutBounds() {}

    /** For a transaction that reads files, serves a slow client, or changes very much. */
    public static void takeTime(JdbcClient jdbc) {
        jdbc.sql("set local idle_in_transaction_session_timeout = '10min'").update();
        jdbc.sql("set local lock_timeout = '10min'").update();
    }

    /** For such a transaction, from the moment it holds what others need. */
    public static void goOn(JdbcClient jdbc) {
        jdbc.sql("set local idle_in_transaction_session_timeout = '30s'").update();
    }
}
