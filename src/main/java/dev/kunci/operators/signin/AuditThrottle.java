package dev.kunci.operators.signin;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Duration;

/** Throttles audit records: one per subject per minute, and a limited number of subjects per minute. */
public final class AuditThrottle {

    public static final int MOST = 1_000;

    private final Cache<Object, Boolean> lately;

    public AuditThrottle(Clock clock) {
        lately = ExpiringCaches.of(clock, Duration.ofMinutes(1), 2 * MOST);
    }

    public boolean first(Object thing) {
        if (lately.estimatedSize() >= MOST) {
            lately.cleanUp();
        }
        return lately.estimatedSize() < MOST && lately.asMap().putIfAbsent(thing, true) == null;
    }
}
