package dev.kunci.shared.database;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the schema up to date beside Kuncis that go on, also while somebody holds a table that is to be altered: each
 * migration waits for it only a moment, so that nobody queues up behind it, and is tried again from its beginning.
 */
@Component
final class PatientMigration implements FlywayMigrationStrategy {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 60;

    @Override
    public void migrate(Flyway flyway) {
        for (int left = TRIES; ; left--) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException failure) {
                if (left == 0 || !DatabaseUnavailable.locked(failure)) {
                    throw failure;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
