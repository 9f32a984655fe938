package dev.kunci.shared.net;

/** One of many connections, of which some have to go when there are too many. */
public interface LimitedConnection {

    /** What it is worth to whoever is at its other end. */
    enum Standing {
        /** Has not asked anything whole yet. */
        STRANGER,
        /** Is kept open between two questions, and can be opened again. */
        IDLE,
        /** Somebody waits for an answer on it. */
        BUSY
    }

    /** To be asked from any thread. */
    Standing standing();

    /** Since when it is that, by {@link System#nanoTime}. */
    long since();

    /** Ends it soon, from any thread. */
    void end();
}
