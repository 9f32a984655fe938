package dev.kunci.operators;

import dev.kunci.shared.Refusal;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes, checks and makes passwords; Argon2id with 19 MiB and two passes (OWASP ASVS 5.0, appendix C). */
@Component
class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 256;

    private static final String ONE_TIME_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final SecureRandom random = new SecureRandom();
    private final String nobody = argon2.encode(oneTime());

    String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    /** Takes as long for an unknown account (null) as for a known one, so that time does not tell them apart. */
    boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> argon2.matches(password, hash == null ? nobody : hash));
        return same && hash != null;
    }

    /** So that many at once wait for a processor, not each with 19 MiB in hand. */
    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** @throws Refusal.Invalid when the password is too short, too long, or the account's own name */
    void check(String password, String email) {
        if (password.length() < SHORTEST) {
            throw new Refusal.Invalid("refusal.password.short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw new Refusal.Invalid("refusal.password.long", LONGEST);
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.equals(email.toLowerCase(Locale.ROOT))
                || lower.chars().distinct().count() < 4) {
            throw new Refusal.Invalid("refusal.password.guessable");
        }
    }

    /** Twenty characters without look-alikes, about 99 bits. */
    String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(ONE_TIME_ALPHABET.charAt(random.nextInt(ONE_TIME_ALPHABET.length())));
        }
        return password.toString();
    }
}
