package dev.kunci.operators.password;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes, compares and generates passwords; Argon2id with 19 MiB and two passes (OWASP ASVS 5.0, appendix C). */
@Component
public class Passwords {

    /** How long a one-time password is valid. */
    public static final Duration ONE_TIME = Duration.ofHours(72);

    private static final int ONE_TIME_CHARACTERS = 28;
    private static final String ONE_TIME_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final SecureRandom random = new SecureRandom();
    private final String nobody = argon2.encode(oneTime());

    public String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    /** Takes as long for an unknown account (null) as for a known one, so that the response time reveals nothing. */
    public boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> argon2.matches(password, hash == null ? nobody : hash));
        return same && hash != null;
    }

    /** Limits concurrent hashes, so that the memory of 19 MiB each is bounded. */
    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** Seven groups of four characters without look-alikes, 138 bits. */
    public String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_CHARACTERS; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(ONE_TIME_ALPHABET.charAt(random.nextInt(ONE_TIME_ALPHABET.length())));
        }
        return password.toString();
    }
}
