package dev.kunci.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The round of a follower spelled out, with its two steps in the right or in the wrong order, and with time between
 * them, so that luck does not hide the difference. It drops its lease after every round, like an instance that was
 * suspended.
 */
final class Lapsing implements Instance {

    private static final Duration BETWEEN = Duration.ofMillis(30);
    private static final Duration ANSWERING = Duration.ofMillis(60);

    private final DataSource database;
    private final Remembering memory;
    private final boolean readsFirst;
    private final LeaseValidity validity = new LeaseValidity();
    private final UUID name = UUID.randomUUID();
    private volatile boolean ended;
    private @Nullable Thread thread;

    Lapsing(DataSource database, Remembering memory, boolean readsFirst) {
        this.database = database;
        this.memory = memory;
        this.readsFirst = readsFirst;
    }

    @Override
    public boolean allows(UUID key) {
        return memory.allows(key) && validity.current();
    }

    @Override
    public void start() {
        memory.changedAll();
        thread = Thread.ofPlatform().daemon().start(this::follow);
    }

    private void follow() {
        try (Connection connection = database.getConnection()) {
            Lease lease = new Lease(name, connection);
            Position known = lease.read(null).last();
            memory.changedAll();
            while (!ended) {
                known = round(lease, known);
                LockSupport.parkNanos(ANSWERING.toNanos());
                validity.end();
                lease.end();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Position round(Lease lease, Position known) throws SQLException {
        LeaseValidity.Span span = validity.begin(Lease.LENGTH.minus(Lease.MARGIN));
        Position read;
        if (readsFirst) {
            read = read(lease, known);
            LockSupport.parkNanos(BETWEEN.toNanos());
            lease.renew(read);
        } else {
            lease.renew(known);
            LockSupport.parkNanos(BETWEEN.toNanos());
            read = read(lease, known);
        }
        validity.grant(span);
        return read;
    }

    private Position read(Lease lease, Position known) throws SQLException {
        Lease.News news = lease.read(known);
        memory.changed(List.copyOf(news.changes()));
        return news.last();
    }

    /** Dropping its lease all the time is disturbance enough. */
    @Override
    public void cut() {}

    @Override
    public void mend() {}

    @Override
    public void restart() {}

    @Override
    public void close() {
        ended = true;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
