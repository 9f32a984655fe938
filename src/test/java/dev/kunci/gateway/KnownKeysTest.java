package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.feed.Change;
import dev.kunci.operators.Actor;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.Level;
import dev.kunci.shared.database.SidePool;
import dev.kunci.vault.KeyVault;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A key that cannot exist is refused without the database; a new one passes at once. */
class KnownKeysTest extends GatewayScene {

    private static final Verdict GUESS = new Verdict.Denied(DenialReason.UNKNOWN_KEY, null, true);

    @Autowired
    Credentials credentials;

    @Autowired
    Grants grants;

    @Autowired
    Deletions deletions;

    private final Actor console = Actor.console();
    private SidePool connections;
    private boolean broken;

    @BeforeEach
    void know() throws SQLException {
        connections = new SidePool(source, "rows", 2);
        existing = new KnownKeys(new Rows());
        checker = new AccessChecker(vault, existing, cache, counted(), () -> current, usage, clock, PathPolicy.STRICT);
        ask();
        existing.settle();
    }

    @AfterEach
    void close() {
        connections.close();
    }

    /** Runs after all keys have been read, before they count. */
    private final class Rows extends KeyRows {

        Rows() {
            super(connections);
        }

        @Override
        void all(Consumer<KeyHash> keys) throws SQLException {
            super.all(keys);
            happen();
        }

        @Override
        void of(UUID organization, Consumer<KeyHash> keys) throws SQLException {
            super.of(organization, keys);
            happen();
        }

        private void happen() throws SQLException {
            if (broken) {
                throw new SQLException("the database went away");
            }
            meanwhile.run();
            meanwhile = () -> {};
        }
    }

    private Verdict guess() {
        return checker.now(question(scene.name("guess"), "GET", "/", null, null));
    }

    private Verdict asked(String key) {
        return checker.check(question(key, "GET", "/v1/orders/17", null, null));
    }

    private String make() {
        String key = scene.name("made");
        var made = credentials.importPair(
                console, weather.organization(), weather.app(), new KeyVault.Pair(key, "its-secret"), null);
        grants.add(console, weather.organization(), made.credential(), weather.autoProduct(), null);
        return key;
    }

    @Test
    void aGuessIsRefusedWithoutALook() {
        int before = readings;
        for (int i = 0; i < 100; i++) {
            assertThat(guess()).isEqualTo(GUESS);
        }
        assertThat(readings).isEqualTo(before);
        cache.changed(List.of(new Change(weather.organization(), "credential", weather.credential())));
        assertThat(ask()).as("what exists is looked up").isEqualTo(allowed());
        assertThat(readings).isEqualTo(before + 1);
        current = false;
        assertThat(guess()).isEqualTo(new Verdict.Denied(DenialReason.STALE, null));
    }

    @Test
    void aKeyThatIsMadePassesAtOnceAndAfterItWasRead() throws SQLException {
        String key = make();
        tell();

        assertThat(asked(key)).isInstanceOf(Verdict.Allowed.class);
        existing.settle();
        assertThat(guess()).isEqualTo(GUESS);
        cache.changedAll();
        assertThat(asked(key)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void aKeyThatIsMadeWhileAllAreReadPasses() throws SQLException {
        existing.changedAll();
        assertThat(guess()).as("nothing is certain").isNull();
        String[] key = new String[1];
        meanwhile = () -> {
            key[0] = make();
            tell();
        };
        existing.settle();

        assertThat(guess()).as("one is not yet known").isNull();
        assertThat(asked(key[0])).isInstanceOf(Verdict.Allowed.class);
        existing.settle();
        assertThat(guess()).isEqualTo(GUESS);
        assertThat(asked(key[0])).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void ofTooManyChangesTheOrganizationIsReadAnew() throws SQLException {
        String key = make();
        existing.changed(List.of(Change.ofAll(weather.organization())));
        assertThat(guess()).isNull();
        assertThat(existing.mayHave(UUID.randomUUID(), vault.hashes("another")))
                .as("another organization is still known")
                .isFalse();
        existing.settle();

        assertThat(guess()).isEqualTo(GUESS);
        assertThat(asked(key)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void whatCannotBeReadStaysInDoubt() throws SQLException {
        broken = true;
        existing.changed(List.of(Change.ofAll(weather.organization())));
        assertThatThrownBy(existing::settle).isInstanceOf(SQLException.class);
        assertThat(guess()).isNull();
        existing.changedAll();
        assertThatThrownBy(existing::settle).isInstanceOf(SQLException.class);
        assertThat(guess()).isNull();

        broken = false;
        existing.settle();
        assertThat(guess()).isEqualTo(GUESS);
        assertThat(ask()).isEqualTo(allowed());
    }

    @Test
    void aKeyThatIsGoneIsLookedUpUntilAllAreReadAnew() throws SQLException {
        deletions.remove(console, weather.target(Level.CREDENTIAL), null);
        tell();
        existing.settle();
        assertThat(ask()).isEqualTo(new Verdict.Denied(DenialReason.UNKNOWN_KEY, null));
        existing.changedAll();
        existing.settle();
        assertThat(ask()).isEqualTo(GUESS);
    }
}
