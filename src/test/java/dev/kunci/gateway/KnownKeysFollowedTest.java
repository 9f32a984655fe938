package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.feed.ChangeListenerFollower;
import dev.kunci.operators.Actor;
import dev.kunci.registry.key.Credentials;
import dev.kunci.shared.database.SidePool;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.vault.KeyVault;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two instances that follow the feed: once a key is acknowledged, both find it, whatever they are loading. */
@IntegrationTest
class KnownKeysFollowedTest {

    @Autowired
    Scene scene;

    @Autowired
    Credentials credentials;

    @Autowired
    KeyVault vault;

    @Autowired
    DataSource source;

    private Scene.Weather weather;
    private SidePool pool;
    private KnownKeys first;
    private KnownKeys second;
    private ChangeListenerFollower follower;
    private ChangeListenerFollower other;

    @BeforeEach
    void follow() {
        weather = scene.weather();
        pool = new SidePool(source, "followed-keys", 3);
        first = new KnownKeys(new KeyRows(pool));
        second = new KnownKeys(new KeyRows(pool));
        follower = new ChangeListenerFollower(source, first);
        other = new ChangeListenerFollower(source, second);
        first.start();
        second.start();
    }

    @AfterEach
    void leave() {
        first.stop();
        second.stop();
        follower.close();
        other.close();
        pool.close();
    }

    private boolean has(KnownKeys known, String key) {
        return known.mayHave(weather.organization(), vault.hashes(key));
    }

    private String make() {
        String key = scene.name("made") + UUID.randomUUID();
        credentials.importPair(
                Actor.console(), weather.organization(), weather.app(), new KeyVault.Pair(key, "its-secret"), null);
        return key;
    }

    private void awaitCertainty() {
        for (KnownKeys known : List.of(first, second)) {
            while (has(known, UUID.randomUUID().toString())) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aKeyThatIsAcknowledgedIsKnownWhileEverythingIsReadAgainAndAgain() {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> resets = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                first.changedAll();
                while (!over.get() && has(first, "nobody's")) {
                    Thread.onSpinWait();
                }
            }
        });
        List<String> made;
        try {
            made = IntStream.range(0, 40)
                    .parallel()
                    .mapToObj(i -> {
                        String key = make();
                        assertThat(has(first, key)).isTrue();
                        assertThat(has(second, key)).isTrue();
                        return key;
                    })
                    .toList();
        } finally {
            over.set(true);
        }
        resets.join();
        awaitCertainty();

        assertThat(made).allMatch(key -> has(first, key) && has(second, key));
        assertThat(has(first, weather.pair().consumerKey())).isTrue();
    }

    @Test
    void whatWasMadeWhileAnInstanceWasCutOffIsKnownWhenItIsBack() throws Exception {
        awaitCertainty();
        follower.cut();
        String key = make();
        assertThat(has(second, key)).isTrue();
        assertThat(has(first, key) || !follower.freshness().current()).isTrue();
        follower.mend();
        follower.awaitCurrent();

        assertThat(has(first, key)).isTrue();
        awaitCertainty();
        assertThat(has(first, key)).isTrue();
    }
}
