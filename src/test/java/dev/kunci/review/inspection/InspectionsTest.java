package dev.kunci.review.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.review.inspection.AccessSimulation.Ending;
import dev.kunci.review.inspection.Inspection.Stop;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A key is found by whatever one has of it, and its finding says of every gate who shut it and why. */
@IntegrationTest
class InspectionsTest {

    @Autowired
    KeySearch search;

    @Autowired
    Inspections inspections;

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    Scene.Weather weather;
    Actor viewer;

    @BeforeEach
    void set() {
        weather = scene.weather();
        viewer = scene.operator(weather.organization(), Role.VIEWER);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aKeyIsFoundByItselfItsHintItsIdsAndTheNameOfItsApp() {
        NewApp.Created other = scene.app(weather.organization(), weather.developer(), "Tides");
        String key = weather.pair().consumerKey();
        String hint = key.substring(0, 6);

        for (String asked : List.of(
                key,
                "  \"" + key + "\",\n",
                hint,
                hint.toLowerCase(Locale.ROOT) + "…",
                weather.credential().toString(),
                weather.app().toString(),
                "weather MOB")) {
            assertThat(find(asked)).as(asked).containsExactly(weather.credential());
        }
        assertThat(find("tides")).containsExactly(other.credential());
        assertThat(find("tid_s")).isEmpty();
        assertThat(find("we")).isEmpty();
        assertThat(find(key.substring(0, 31))).isEmpty();
        assertThat(find(weather.pair().consumerSecret())).isEmpty();
    }

    @Test
    void ofManyKeysTheFirstAreShownAndAllAreCounted() {
        for (int i = 0; i < 25; i++) {
            scene.app(weather.organization(), weather.developer(), "Many " + (char) ('a' + i));
        }

        KeyHits hits = search.find(viewer, weather.organization(), "many ");
        assertThat(hits.count()).isEqualTo(25);
        assertThat(hits.shown()).hasSize(20).first().satisfies(hit -> {
            assertThat(hit.app()).isEqualTo("Many a");
            assertThat(hit.owner()).isEqualTo("ana@example.com");
        });
    }

    @Test
    void theKeyOfAnotherOrganizationIsUnknownAndWhoKeepsTryingHasToWait() {
        Scene.Weather elsewhere = scene.weather();

        assertThat(find(elsewhere.pair().consumerKey())).isEmpty();
        assertThat(find(elsewhere.credential().toString())).isEmpty();
        assertThatThrownBy(() -> inspections.of(viewer, weather.organization(), elsewhere.credential()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> search.find(
                        viewer, elsewhere.organization(), elsewhere.pair().consumerKey()))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 3 * KeyGuessLimiter.A_MINUTE; i++) {
                        find("nobody-has-this-" + i);
                    }
                })
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.inspector.many");
        assertThat(find(weather.pair().consumerKey())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DEVELOPER, OWNER", "APP, APP", "CREDENTIAL, CREDENTIAL"})
    void theFirstShutGateIsNamedWithWhoShutItAndWhy(Level level, Gate.Kind kind) {
        decide(weather.target(level), level.owner() ? Verb.DEACTIVATE : Verb.REVOKE, "spam from " + level);

        Inspection found = inspect();
        assertThat(found.passes()).isFalse();
        Stop shut = found.shut().orElseThrow();
        assertThat(shut.gate().kind()).isEqualTo(kind);
        assertThat(shut.gate().by()).isEqualTo("console");
        assertThat(found.reason()).contains("spam from " + level);
        assertThat(database.text("select reason from audit_record where id = ?", shut.record()))
                .isEqualTo("spam from " + level);
        assertThat(found.stops().stream().filter(stop -> !stop.gate().open()).map(stop -> stop.gate()
                        .kind()))
                .containsExactly(kind, Gate.Kind.GRANT);
    }

    @Test
    void theGatesStandInTheirOrderAndAnEndedKeyDoesNotPass() {
        assertThat(inspect().passes()).isTrue();
        assertThat(inspect().openProducts()).isEqualTo(1);
        assertThat(inspect().stops().stream()
                        .map(stop -> stop.gate().kind() + " " + stop.gate().open()))
                .containsExactly(
                        "OWNER true", "APP true", "CREDENTIAL true", "EXPIRY true", "GRANT false", "GRANT true");

        database.rows(
                "update credential set expires_at = now() + interval '1 hour' where id = ? returning id",
                weather.credential());
        clock.forward(Duration.ofHours(2));
        assertThat(inspect().shut().orElseThrow().gate().kind()).isEqualTo(Gate.Kind.EXPIRY);
    }

    @Test
    void ofSeveralProductsTheOneThatWaitsIsNamedAndThenTheOneRevokedLastWithItsReason() {
        decide(new Target(weather.organization(), Level.GRANT, weather.autoGrant()), Verb.REVOKE, "fraud");
        assertThat(inspect().shut().orElseThrow().gate().status()).isEqualTo(Status.PENDING);
        assertThat(inspect().reason()).isEmpty();

        decide(weather.target(Level.GRANT), Verb.REVOKE, "too late");
        assertThat(inspect().reason()).contains("too late");
        decide(weather.target(Level.GRANT), Verb.APPROVE, "fine");
        assertThat(inspect().shut()).isEmpty();
        decide(weather.target(Level.GRANT), Verb.REVOKE, "too late again");
        decide(new Target(weather.organization(), Level.GRANT, weather.autoGrant()), Verb.APPROVE, "x");
        decide(new Target(weather.organization(), Level.GRANT, weather.autoGrant()), Verb.REVOKE, "fraud again");
        assertThat(inspect().reason()).contains("fraud again");
    }

    @Test
    void whatWasUndoneLeavesTheReasonThatStoodBefore() {
        decide(weather.target(Level.GRANT), Verb.REVOKE, "no contract");
        decide(new Target(weather.organization(), Level.GRANT, weather.autoGrant()), Verb.REVOKE, "fraud");
        decide(weather.target(Level.GRANT), Verb.REVOKE, "no contract, again");
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        UUID mistaken = Objects.requireNonNull(decisions
                .decide(
                        approver,
                        new Decision(
                                new Target(weather.organization(), Level.GRANT, weather.autoGrant()),
                                Verb.APPROVE,
                                "a slip",
                                null))
                .record());
        decisions.undo(approver, weather.organization(), List.of(mistaken));

        assertThat(inspect().reason()).contains("fraud");
        assertThat(inspect().shut().orElseThrow().gate().by()).isEqualTo("console");
    }

    @Test
    void whatGatewaysRefusedAndWhatWasRefusedHereIsTold() throws Exception {
        database.rows(
                "insert into key_use values (?, ?, '2026-03-01T10:00:00Z') returning 1",
                weather.organization(),
                weather.credential());
        database.rows(
                "insert into refused_call values (?, ?, 'product-pending', 'edge-1', 'GET', '/weather', now(), now(), 7)"
                        + " returning 1",
                weather.organization(),
                weather.credential());
        decisions.decide(viewer, new Decision(weather.target(Level.CREDENTIAL), Verb.REVOKE, null, null));

        Inspection found = inspect();
        assertThat(found.use().lastAllowed()).hasToString("2026-03-01T10:00:00Z");
        assertThat(found.use().refused()).singleElement().satisfies(calls -> assertThat(
                        calls.reason() + calls.calls() + calls.gateway() + calls.path())
                .isEqualTo("product-pending7edge-1/weather"));
        assertThat(found.refusals())
                .singleElement()
                .satisfies(record -> assertThat(record.author().name()).isEqualTo(viewer.name()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET /v1/orders/17; ; ; DEPENDS",
                "GET /v1/orders/17; orders; prod; PASSES",
                "GET /v1/orders/17; orders; test; NO_PRODUCT",
                "GET https://api.example.com/v1/orders/17?x=1; orders; prod; PASSES",
                "/v1/orders/17; orders; prod; PASSES",
                "POST /v1/orders/17; orders; prod; PASSES",
                "GET /v1/orders/17; other; prod; NO_PRODUCT",
                "GET /v2/orders; orders; prod; NO_PRODUCT",
                "GET /weather/today; ; ; PENDING",
                "GET weather; ; ; UNCLEAR",
                "GET /v1/%2e%2e/orders; orders; prod; UNCLEAR",
                "GET /v1/../v1/orders/17; orders; prod; UNCLEAR",
                "GET /v1/orders//17; orders; prod; UNCLEAR",
                "GET /v1/orders/17%3bx; orders; prod; UNCLEAR"
            })
    void aCallEndsAsTheGatewaysDecideIt(String call, String proxy, String environment, Ending ending) throws Exception {
        database.asOwner(
                "update api_product set proxies = '{orders}', environments = '{prod}', api_resources = '{/v1/orders/**}'"
                        + " where id = '" + weather.autoProduct() + "'",
                "update api_product set api_resources = '{/weather/**}' where id = '" + weather.manualProduct() + "'");

        assertThat(attempt(call, proxy, environment).ending()).isEqualTo(ending);
    }

    @Test
    void whatIsFoundIsTriedWithoutReadingItAgainByMembersOnly() {
        Inspection found = inspect();
        decide(weather.target(Level.APP), Verb.REVOKE, "x");
        SimulatedCall call = SimulatedCall.typed("GET /anything", "", "");
        Actor stranger = scene.operator(scene.weather().organization(), Role.VIEWER);

        assertThat(inspections.attempt(viewer, found, call).ending()).isEqualTo(Ending.PASSES);
        assertThatThrownBy(() -> inspections.attempt(stranger, found, call)).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void aShutGateIsInTheWayOfEveryCall() {
        assertThat(attempt("GET /anything", "", "").ending()).isEqualTo(Ending.PASSES);
        decide(weather.target(Level.APP), Verb.REVOKE, "x");
        assertThat(attempt("GET /anything", "", "").ending()).isEqualTo(Ending.GATE);
        decide(weather.target(Level.APP), Verb.APPROVE, "x");
        decide(new Target(weather.organization(), Level.GRANT, weather.autoGrant()), Verb.REVOKE, "x");
        assertThat(attempt("GET /anything", "", "").ending()).isEqualTo(Ending.PENDING);
        decide(weather.target(Level.GRANT), Verb.REVOKE, "x");
        assertThat(attempt("GET /anything", "", "").ending()).isEqualTo(Ending.REVOKED);
    }

    private AccessSimulation attempt(String call, String proxy, String environment) {
        return inspections.attempt(
                viewer,
                inspect(),
                SimulatedCall.typed(call, proxy == null ? "" : proxy, environment == null ? "" : environment));
    }

    private List<UUID> find(String asked) {
        return search.find(viewer, weather.organization(), asked).shown().stream()
                .map(KeyHits.Hit::key)
                .toList();
    }

    private Inspection inspect() {
        return inspections.of(viewer, weather.organization(), weather.credential());
    }

    private void decide(Target target, Verb verb, String reason) {
        assertThat(decisions
                        .decide(Actor.console(), new Decision(target, verb, reason, null))
                        .done())
                .isTrue();
    }
}
