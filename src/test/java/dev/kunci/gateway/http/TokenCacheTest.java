package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.feed.Change;
import dev.kunci.operators.token.GatewayToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is remembered of gateway tokens, and what is not. */
class TokenCacheTest {

    private static final GatewayToken GOOD =
            new GatewayToken(UUID.randomUUID(), "acme", UUID.randomUUID(), "nginx", "kunci_gw_", null, false);
    private static final List<Change> NEWS = List.of(new Change(GOOD.organization(), GatewayToken.KIND, GOOD.id()));

    private final AtomicInteger lookups = new AtomicInteger();

    @Test
    void whatWasFoundIsRememberedUntilTheFeedTellsOfIt() {
        TokenCache memory = new TokenCache(hash -> {
            lookups.incrementAndGet();
            return Optional.of(GOOD);
        });

        assertThat(memory.now("one")).isNull();
        assertThat(memory.find("one")).contains(GOOD);
        assertThat(memory.now("one")).isEqualTo(GOOD);
        assertThat(memory.now("other")).isNull();
        memory.changed(List.of(new Change(GOOD.organization(), "app", GOOD.id())));
        assertThat(memory.now("one")).isEqualTo(GOOD);
        memory.changed(NEWS);
        assertThat(memory.now("one")).isNull();
        memory.find("one");
        memory.changedAll();
        assertThat(memory.now("one")).isNull();
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
        TokenCache memory = new TokenCache(hash -> {
            lookups.incrementAndGet();
            return Optional.empty();
        });

        assertThat(memory.find("none")).isEmpty();
        assertThat(memory.now("none")).isNull();
        assertThat(memory.find("none")).isEmpty();
        assertThat(lookups).hasValue(2);
    }
}
