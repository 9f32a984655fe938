package dev.kunci.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kunci.feed.Change;
import dev.kunci.feed.ChangeListener;
import dev.kunci.operators.token.GatewayToken;
import dev.kunci.operators.token.GatewayTokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Caches the tokens of gateways by their hashes, until the feed reports a change. */
final class TokenCache implements ChangeListener {

    private static final int MOST = 10_000;

    private final Function<byte[], Optional<GatewayToken>> tokens;
    private final Cache<SecretDigest, GatewayToken> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<SecretDigest, Boolean> none =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Object lock = new Object();
    private long changes;

    /** @param tokens finds a token by its hash */
    TokenCache(Function<byte[], Optional<GatewayToken>> tokens) {
        this.tokens = tokens;
    }

    /** From memory alone; null if it has to be looked up. */
    @Nullable
    GatewayToken now(String token) {
        return known.getIfPresent(SecretDigest.of(GatewayTokens.hash(token)));
    }

    /** From the database, without caching it. */
    Optional<GatewayToken> lookUp(byte[] hash) {
        return tokens.apply(hash);
    }

    /** Whether the cache says that there is no such token; the feed reports new ones. */
    boolean isNone(String token) {
        return none.getIfPresent(SecretDigest.of(GatewayTokens.hash(token))) != null;
    }

    /** From the database; not cached if it changes meanwhile. */
    Optional<GatewayToken> find(String token) {
        byte[] hash = GatewayTokens.hash(token);
        long before;
        synchronized (lock) {
            before = changes;
        }
        Optional<GatewayToken> found = tokens.apply(hash);
        synchronized (lock) {
            if (before == changes) {
                found.ifPresentOrElse(
                        row -> known.put(SecretDigest.of(hash), row),
                        () -> none.put(SecretDigest.of(hash), Boolean.TRUE));
            }
        }
        return found;
    }

    @Override
    public void changed(List<Change> news) {
        if (news.stream().anyMatch(change -> change.kind().equals(GatewayToken.KIND) || change.isOfAll())) {
            changedAll();
        }
    }

    @Override
    public void changedAll() {
        synchronized (lock) {
            changes++;
            known.invalidateAll();
            none.invalidateAll();
        }
    }
}
