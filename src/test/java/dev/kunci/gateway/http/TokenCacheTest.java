package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.feed.Change;
import dev.kunci.operators.token.GatewayToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which gateway tokens are cached, and which are not. */
class TokenCacheTest {

    private static final GatewayToken GOOD =
            new GatewayToken(UUID.randomUUID(), "acme", UUID.randomUUID(), "nginx", "kunci_gw_", null, false);
    private static final List<Change> NEWS = List.of(new Change(GOOD.organization(), GatewayToken.KIND, GOOD.id()));

    private final AtomicInteger lookups = new AtomicInteger();

    @Test
    void whatWasFoundIsRememberedUntilTheFeedTellsOfIt() {
        TokenCache cache = new TokenCache(hash -> {
            lookups.incrementAndGet();
            return Optional.of(GOOD);
        });

        assertThat(cache.now("one")).isNull();
        assertThat(cache.find("one")).contains(GOOD);
        assertThat(cache.now("one")).isEqualTo(GOOD);
        assertThat(cache.now("other")).isNull();
        cache.changed(List.of(new Change(GOOD.organization(), "app", GOOD.id())));
        assertThat(cache.now("one")).isEqualTo(GOOD);
        cache.changed(NEWS);
        assertThat(cache.now("one")).isNull();
        cache.find("one");
        cache.changedAll();
        assertThat(cache.now("one")).isNull();
        assertThat(lookups).hasValue(2);
    }

    @Test
    void whatChangesWhileItIsLookedUpIsNotRemembered() {
        TokenCache[] memory = new TokenCache[1];
        memory[0] = new TokenCache(hash -> {
            memory[0].changed(NEWS);
            return Optional.of(GOOD);
        });

        assertThat(memory[0].find("one")).contains(GOOD);
        assertThat(memory[0].now("one")).isNull();
    }

    @Test
    void whatNobodyHasIsLookedUpAgain() {
        TokenCache cache = new TokenCache(hash -> {
            lookups.incrementAndGet();
            return Optional.empty();
        });

        assertThat(cache.find("none")).isEmpty();
        assertThat(cache.now("none")).isNull();
        assertThat(cache.find("none")).isEmpty();
        assertThat(lookups).hasValue(2);
    }
}
