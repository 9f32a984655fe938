package dev.kunci.shared.database;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Migrates the schema while other Kuncis keep running, even if someone holds a table that is to be altered: each
 * migration waits for a lock only a moment, so that nobody queues behind it, and is retried from its beginning.
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
