package dev.kunci.operators.signin;

import dev.kunci.audit.Origin;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.RateLimiter;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing at many accounts from one network address, at every door, before a slow hash is computed, and
 * keeps guesses at unknown accounts from flooding the audit log. Nobody is locked out by the guesses of others: an
 * account that has signed in from there before is let through.
 */
@Component
public class AddressGuessLimiter {

    static final int MOST = 30;

    private static final int ADDRESSES = 10_000;

    private static final String BEFORE = """
            select distinct s.address from operator_session s join operator o on o.id = s.operator_id
            where o.email_key = lower(?) and o.program_of is null and s.address is not null
            """;

    private final JdbcClient jdbc;
    private final RateLimiter<String> tries;
    private final AuditThrottle unknown;

    AddressGuessLimiter(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.tries = RateLimiter.windowed(MOST, ADDRESSES, clock);
        this.unknown = new AuditThrottle(clock);
    }

    /** A counted attempt. */
    public interface Guess {

        /** Takes the count back, because it was not a wrong guess. */
        void forgive();
    }

    /**
     * Counts an attempt before it is checked, so that concurrent ones do not slip through.
     *
     * @param email valid or not
     * @throws Refusal.Conflict naming the seconds to wait
     */
    public Guess count(String email, Origin origin) {
        String address = address(origin);
        long wait = tries.secondsToWait(address);
        if (wait == 0) {
            return () -> tries.forgive(address);
        }
        if (!wasHereBefore(email, origin)) {
            throw new Refusal.Conflict("refusal.sign-in.wait", wait);
        }
        return () -> {};
    }

    /** Whether a guess at an unknown account is the first from there for a while. */
    boolean worthRecording(Origin origin) {
        return unknown.first(address(origin));
    }

    /** Whether this account has signed in from this network address in the last months. */
    boolean wasHereBefore(String email, Origin origin) {
        return PlainText.clean(email).equals(email)
                && jdbc.sql(BEFORE).param(email.strip()).query(String.class).list().stream()
                        .anyMatch(address -> NetworkAddress.of(address).equals(address(origin)));
    }

    private static String address(Origin origin) {
        return NetworkAddress.of(origin.address());
    }
}
