package dev.kunci.operators;

import dev.kunci.operators.password.Passwords;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts how often a password was hashed to be checked, and may be held up meanwhile. */
public class CountedPasswords extends Passwords {

    private final AtomicInteger checks = new AtomicInteger();
    private volatile Runnable meanwhile = () -> {};

    public void meanwhile(Runnable something) {
        meanwhile = something;
    }

    public int checks() {
        return checks.get();
    }

    @Override
    public boolean matches(String password, @Nullable String hash) {
        checks.incrementAndGet();
        meanwhile.run();
        return super.matches(password, hash);
    }
}
