package dev.kunci.shared.net;

/** One of many connections, some of which must be closed when there are too many. */
public interface LimitedConnection {

    /** How harmful closing it would be to its client. */
    enum Standing {
        /** Has not sent a complete request yet. */
        STRANGER,
        /** Is kept open between two requests, and can be opened again. */
        IDLE,
        /** Waits for an answer. */
        BUSY
    }

    /** May be called from any thread. */
    Standing standing();

    /** Since when, by {@link System#nanoTime}. */
    long since();

    /** Closes it soon; may be called from any thread. */
    void end();
}
