package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.feed.Change;
import dev.kunci.operators.Actor;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.database.SidePool;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import dev.kunci.vault.KeyVault;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A checker of its own, an app whose key passes through one API product, and the feed as an instance hears it. */
@IntegrationTest
abstract class GatewayScene {

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    KeyVault vault;

    @Autowired
    SteppingClock clock;

    @Autowired
    DataSource source;

    KnownKeys existing;
    FactsCache cache;
    AccessChecker checker;
    UsageCounts usage;
    Scene.Weather weather;
    boolean current;
    int readings;
    /** Runs after the next load, before its result is used. */
    Runnable meanwhile = () -> {};

    private SidePool pool;
    private long told;

    @BeforeEach
    void set() {
        weather = scene.weather();
        pool = new SidePool(source, "known-keys", 2);
        existing = new KnownKeys(new KeyRows(pool));
        cache = new FactsCache();
        FactsLoader loader = counted();
        current = true;
        usage = new UsageCounts(clock);
        readings = 0;
        checker = new AccessChecker(vault, existing, cache, loader, () -> current, usage, clock, PathPolicy.STRICT);
        told = database.count("select n from feed_counter");
    }

    /** Counts its calls. */
    FactsLoader counted() {
        return new FactsLoader(jdbc, json) {
            @Override
            AccessFacts of(String organization, List<byte[]> hashes) {
                readings++;
                AccessFacts found = super.of(organization, hashes);
                meanwhile.run();
                meanwhile = () -> {};
                return found;
            }
        };
    }

    @AfterEach
    void resetClock() {
        pool.close();
        clock.reset();
    }

    /** Passes new changes of the feed to the caches, in order. */
    List<Change> tell() {
        List<Change> changes = jdbc.sql(
                        "select organization_id, kind, subject_id from feed_change where seq > ? order by seq")
                .param(told)
                .query((rs, n) -> new Change(
                        rs.getObject("organization_id", UUID.class),
                        rs.getString("kind"),
                        rs.getObject("subject_id", UUID.class)))
                .list();
        told = database.count("select n from feed_counter");
        cache.changed(changes);
        existing.changed(changes);
        return changes;
    }

    CheckRequest question(String uri) {
        return question(weather.pair().consumerKey(), "GET", uri, null, null);
    }

    CheckRequest question(String key, String method, String uri, String proxy, String environment) {
        return new CheckRequest(weather.organizationName(), "nginx", key, method, uri, proxy, environment);
    }

    Verdict ask() {
        return checker.check(question("/v1/orders/17"));
    }

    DenialReason denied() {
        return ((Verdict.Denied) ask()).reason();
    }

    Verdict allowed() {
        return new Verdict.Allowed(
                "Weather mobile",
                weather.app(),
                "ana@example.com",
                product(weather.autoProduct()),
                weather.credential());
    }

    String product(UUID id) {
        return database.text("select name from api_product where id = ?", id);
    }

    /** The key passes from memory, and keeps passing until the feed reports a change. */
    void assertPassesFromMemory() {
        assertThat(ask()).isEqualTo(allowed());
        int before = readings;
        assertThat(checker.now(question("/v1/orders/17"))).isEqualTo(allowed());
        assertThat(readings).isEqualTo(before);
    }

    void decide(Target target, Verb verb) {
        decisions.decide(Actor.console(), new Decision(target, verb, "leaked", null));
    }
}
