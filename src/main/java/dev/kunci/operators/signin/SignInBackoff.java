package dev.kunci.operators.signin;

import dev.kunci.audit.Origin;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes each further wrong password for one account from one address wait longer; other addresses are not held up. */
@Component
@Transactional
public class SignInBackoff {

    private static final int FREE_TRIES = 4;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    static final String SWEEP = "delete from sign_in_failure where last_at < ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInBackoff(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts an attempt before it is checked, so that concurrent ones do not slip through; a success clears the count.
     *
     * @throws Refusal.Conflict naming the seconds to wait
     */
    public void count(String email, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("insert into sign_in_failure values (?, ?, 0, ?) on conflict do nothing")
                .params(account(email), address(origin), now.atOffset(ZoneOffset.UTC))
                .update();
        Duration wait = jdbc.sql("select failures, last_at from sign_in_failure where account = ? and address = ?"
                        + " for update")
                .params(account(email), address(origin))
                .query((rs, n) -> Duration.between(
                        now,
                        rs.getObject("last_at", OffsetDateTime.class)
                                .toInstant()
                                .plus(pause(rs.getInt("failures")))))
                .single();
        if (wait.isPositive()) {
            throw new Refusal.Conflict("refusal.sign-in.wait", wait.toSeconds() + 1);
        }
        jdbc.sql("update sign_in_failure set failures = failures + 1, last_at = ? where account = ? and address = ?")
                .params(now.atOffset(ZoneOffset.UTC), account(email), address(origin))
                .update();
        jdbc.sql(SWEEP)
                .param(now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
    }

    public void succeeded(String email, Origin origin) {
        jdbc.sql("delete from sign_in_failure where account = ? and address = ?")
                .params(account(email), address(origin))
                .update();
    }

    private static Duration pause(int failures) {
        if (failures < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(failures - FREE_TRIES, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static String account(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static String address(Origin origin) {
        return NetworkAddress.of(origin.address());
    }
}
