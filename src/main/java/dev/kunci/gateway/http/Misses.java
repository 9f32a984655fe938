package dev.kunci.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Counts questions about what nobody has, so that whoever guesses keys or gateway tokens keeps nobody else from the database.
 * A key that has been found before is looked up again however many others were not.
 *
 * @param <K> by what they are counted
 */
final class Misses<K> {

    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_FOUND = 200_000;
    private static final int SALT = 32;

    private final LoadingCache<K, Bucket> buckets;
    private final Cache<Digest, Boolean> found =
            Caffeine.newBuilder().maximumSize(MOST_FOUND).build();
    private final byte[] salt = new byte[SALT];

    Misses(int aMinute) {
        new SecureRandom().nextBytes(salt);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
                        .build());
    }

    /** Whether this one may look up this secret. */
    boolean allow(K whose, String secret) {
        return buckets.get(whose).getAvailableTokens() > 0 || found.getIfPresent(digest(secret)) != null;
    }

    void missed(K whose) {
        buckets.get(whose).tryConsume(1);
    }

    void found(String secret) {
        found.put(digest(secret), Boolean.TRUE);
    }

    private Digest digest(String secret) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(salt);
            return Digest.of(hash.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
