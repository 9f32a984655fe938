package dev.kunci.feed;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Answers by what it has heard from the feed, and can be disturbed. */
interface Instance extends AutoCloseable {

    boolean allows(UUID key);

    void start();

    void cut() throws SQLException;

    void mend();

    /** Stops, and restarts with empty caches. */
    void restart();

    @Override
    void close();

    /** Kunci's own parts: its follower, and its freshness checked after the look-up. */
    class Following implements Instance {

        private final Cuttable database;
        private final Supplier<Remembering> memories;
        private final LeaseValidity validity = new LeaseValidity();
        private final LocalWakeUp wakeUp = new LocalWakeUp();
        private volatile Remembering memory;
        private Follower follower;

        Following(Cuttable database, Supplier<Remembering> memories) {
            this.database = database;
            this.memories = memories;
            this.memory = memories.get();
            this.follower = new Follower(database::getConnection, List.of(memory), validity, wakeUp);
        }

        @Override
        public boolean allows(UUID key) {
            return remembers(key) && validity.current();
        }

        final boolean remembers(UUID key) {
            return memory.allows(key);
        }

        @Override
        public void start() {
            follower.start();
        }

        @Override
        public void cut() throws SQLException {
            database.cut();
        }

        @Override
        public void mend() {
            database.mend();
        }

        @Override
        public void restart() {
            follower.stop();
            memory = memories.get();
            follower = new Follower(database::getConnection, List.of(memory), validity, wakeUp);
            follower.start();
        }

        @Override
        public void close() {
            follower.stop();
        }
    }

    /** Fails open: answers by its cache, whether or not that can be trusted. */
    final class Open extends Following {

        Open(Cuttable database, Supplier<Remembering> memories) {
            super(database, memories);
        }

        @Override
        public boolean allows(UUID key) {
            return remembers(key);
        }
    }
}
