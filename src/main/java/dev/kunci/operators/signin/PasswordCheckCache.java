package dev.kunci.operators.signin;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.shared.PlainText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks the passwords that programs send with every call, and caches for a few minutes which were right, because a
 * slow hash for each call would limit their rate. The cache contains no passwords, and its entries are valid only while
 * the account is unchanged.
 */
@Component
public class PasswordCheckCache {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final String HMAC = "HmacSHA256";

    private final OperatorRepository operators;
    private final SignIn signIn;
    private final SecretKeySpec key;
    private final Cache<String, Right> right;
    private final Map<Attempt, FutureTask<Optional<Operator>>> running = new ConcurrentHashMap<>();

    PasswordCheckCache(OperatorRepository operators, SignIn signIn, Clock clock) {
        this.operators = operators;
        this.signIn = signIn;
        this.right = ExpiringCaches.of(clock, REMEMBERED, MOST);
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        this.key = new SecretKeySpec(bits, HMAC);
    }

    /** Whose password it was, and which one. */
    private record Right(UUID operator, String stamp) {
        boolean still(Operator now) {
            return now.id().equals(operator)
                    && now.passwordStamp().equals(stamp)
                    && !now.disabled()
                    && !now.mustChangePassword();
        }
    }

    /** One check of one password for one address; concurrent calls with the same wait for its result. */
    private record Attempt(String shown, @Nullable String address) {}

    /**
     * @return empty if it is wrong, or the account is disabled or must change it first
     * @throws dev.kunci.shared.Refusal.Conflict after too many wrong passwords for this account from this address
     */
    Optional<Operator> check(String email, String password, Origin origin) {
        if (!PlainText.clean(email).equals(email)) {
            return signIn.attemptByProgram(email, password, origin);
        }
        String shown = digest(email, password);
        return remembered(shown, email).or(() -> outcome(shown, email, password, origin));
    }

    private Optional<Operator> remembered(String shown, String email) {
        Right was = right.getIfPresent(shown);
        if (was == null) {
            return Optional.empty();
        }
        Optional<Operator> now = operators.findByEmail(email).filter(was::still);
        if (now.isEmpty()) {
            right.invalidate(shown);
        }
        return now;
    }

    private Optional<Operator> outcome(String shown, String email, String password, Origin origin) {
        Attempt attempt = new Attempt(shown, origin.address());
        FutureTask<Optional<Operator>> mine = new FutureTask<>(() ->
                remembered(shown, email).or(() -> remember(shown, signIn.attemptByProgram(email, password, origin))));
        FutureTask<Optional<Operator>> first = running.putIfAbsent(attempt, mine);
        if (first != null) {
            return result(first);
        }
        try {
            mine.run();
        } finally {
            running.remove(attempt, mine);
        }
        return result(mine);
    }

    private Optional<Operator> remember(String shown, Optional<Operator> found) {
        found.ifPresent(operator -> right.put(shown, new Right(operator.id(), operator.passwordStamp())));
        return found;
    }

    private static Optional<Operator> result(FutureTask<Optional<Operator>> attempt) {
        try {
            return attempt.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String digest(String email, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
