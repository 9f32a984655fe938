package dev.kunci.operators;

import dev.kunci.audit.Origin;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes each further wrong password of one account from one address wait longer; other addresses are not held up. */
@Component
@Transactional
class SignInBackoff {

    private static final int FREE_TRIES = 4;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInBackoff(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal.Conflict naming the seconds still to wait */
    @Transactional(readOnly = true)
    void check(String email, Origin origin) {
        jdbc.sql("select failures, last_at from sign_in_failure where account = ? and address = ?")
                .params(account(email), address(origin))
                .query((rs, n) -> {
                    Instant free = rs.getObject("last_at", OffsetDateTime.class)
                            .toInstant()
                            .plus(pause(rs.getInt("failures")));
                    return Duration.between(clock.instant(), free);
                })
                .optional()
                .filter(wait -> wait.isPositive())
                .ifPresent(wait -> {
                    throw new Refusal.Conflict("refusal.sign-in.wait", wait.toSeconds() + 1);
                });
    }

    void failed(String email, Origin origin) {
        jdbc.sql("insert into sign_in_failure values (?, ?, 1, ?) on conflict (account, address)"
                        + " do update set failures = sign_in_failure.failures + 1, last_at = excluded.last_at")
                .params(account(email), address(origin), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from sign_in_failure where last_at < ?")
                .param(clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
    }

    void succeeded(String email, Origin origin) {
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
        return origin.address() == null ? "" : origin.address();
    }
}
