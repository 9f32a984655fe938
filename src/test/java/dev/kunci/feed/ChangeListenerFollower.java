package dev.kunci.feed;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Follows the feed for a listener of another package, as an instance does. */
public final class ChangeListenerFollower implements AutoCloseable {

    private final LeaseValidity validity = new LeaseValidity();
    private final Cuttable database;
    private final Follower follower;

    public ChangeListenerFollower(DataSource source, ChangeListener listener) {
        database = new Cuttable(source);
        follower = new Follower(database::getConnection, List.of(listener), validity, new LocalWakeUp());
        follower.start();
        awaitCurrent();
    }

    public Freshness freshness() {
        return validity;
    }

    public void awaitCurrent() {
        while (!validity.current()) {
            Thread.onSpinWait();
        }
    }

    /** Disconnects the database until {@link #mend}. */
    public void cut() throws SQLException {
        database.cut();
    }

    public void mend() {
        database.mend();
    }

    @Override
    public void close() {
        follower.stop();
    }
}
