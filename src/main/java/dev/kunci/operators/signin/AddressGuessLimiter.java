package dev.kunci.operators.signin;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kunci.audit.Origin;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds up whoever guesses at many accounts from one network address, at whichever door, before a slow hash is computed,
 * and keeps guesses at accounts that do not exist from flooding the record. Nobody is locked out by the guesses of others:
 * an account that has been signed in from there before is let on.
 */
@Component
public class AddressGuessLimiter {

    static final int MOST = 30;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private static final String BEFORE = """
            select distinct s.address from operator_session s join operator o on o.id = s.operator_id
            where o.email_key = lower(?) and o.program_of is null and s.address is not null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<String, Tries> tries;
    private final AuditThrottle unknown;

    AddressGuessLimiter(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.tries = ExpiringCaches.of(clock, WINDOW, ADDRESSES);
        this.unknown = new AuditThrottle(clock);
    }

    /** How many there were in the minute that began then. */
    private record Tries(Instant since, int count) {}

    /**
     * Counts a try before it is looked at, so that many at once do not slip through.
     *
     * @param email well-formed or not
     * @throws Refusal.Conflict naming the seconds still to wait
     */
    public void count(String email, Origin origin) {
        Instant now = clock.instant();
        Tries counted = tries.asMap()
                .compute(
                        address(origin),
                        (address, were) ->
                                were == null || !now.isBefore(were.since().plus(WINDOW))
                                        ? new Tries(now, 1)
                                        : new Tries(were.since(), Math.min(were.count(), MOST) + 1));
        if (counted.count() > MOST && !wasHereBefore(email, origin)) {
            long wait = Duration.between(now, counted.since().plus(WINDOW)).toSeconds() + 1;
            throw new Refusal.Conflict("refusal.sign-in.wait", wait);
        }
    }

    /** Takes the count of a try back that was no wrong guess. */
    public void forgive(Origin origin) {
        tries.asMap()
                .computeIfPresent(
                        address(origin), (address, were) -> new Tries(were.since(), Math.max(0, were.count() - 1)));
    }

    /** Whether a guess at an account that does not exist is the first from there for a while. */
    boolean worthRecording(Origin origin) {
        return unknown.first(address(origin));
    }

    /** Whether this account has been signed in from this network address in the last months. */
    boolean wasHereBefore(String email, Origin origin) {
        return PlainText.clean(email).equals(email)
                && jdbc.sql(BEFORE).param(email.strip()).query(String.class).list().stream()
                        .anyMatch(address -> NetworkAddress.of(address).equals(address(origin)));
    }

    private static String address(Origin origin) {
        return NetworkAddress.of(origin.address());
    }
}
