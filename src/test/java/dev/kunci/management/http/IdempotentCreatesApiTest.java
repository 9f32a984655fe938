package dev.kunci.management.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api;
import dev.kunci.management.Api.Answer;
import dev.kunci.management.ApiTest;
import dev.kunci.management.Together;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A create that names an Idempotency-Key happens once, however often it is sent. */
class IdempotentCreatesApiTest extends ApiTest {

    private static final String KEY = "Idempotency-Key";

    private Weather weather;
    private Api api;
    private String root;
    private String apps;
    private String key;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR);
        root = "/v1/organizations/" + weather.organizationName();
        apps = root + "/developers/ana@example.com/apps";
        key = UUID.randomUUID().toString();
    }

    private long count(String table) {
        return database.count("select count(*) from " + table + " where organization_id = ?", weather.organization());
    }

    @Test
    void theSameCallIsAnsweredTheSame() {
        Answer first = api.post(apps, Map.of("name", "Second"), KEY, key).is(201);
        Answer again = api.post(apps, "{ \"name\": \"Second\" }", KEY, key).is(201);

        assertThat(first.header(IdempotentCreates.REPLAYED)).isNull();
        assertThat(again.header(IdempotentCreates.REPLAYED)).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(count("app")).isEqualTo(2);
        assertThat(count("credential")).isEqualTo(2);
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'create' and app_id = ?",
                        weather.organization(),
                        UUID.fromString(first.at("/appId"))))
                .isEqualTo(2);
    }

    @Test
    void anotherCallUnderTheSameKeyIsRefused() {
        api.post(apps, Map.of("name", "Second"), KEY, key).is(201);

        Answer other =
                api.post("/edge" + apps, Map.of("name", "Third"), KEY, key).is(409);
        assertThat(other.at("/code")).isEqualTo("kunci.once.other");
        assertThat(other.at("/message")).contains("Idempotency-Key");
        api.post(root + "/developers", Map.of("email", "bo@example.com"), KEY, key)
                .is(409);
        api.post(apps + "?reason=late", Map.of("name", "Second"), KEY, key).is(409);
        assertThat(count("app")).isEqualTo(2);
        assertThat(count("developer")).isEqualTo(1);
    }

    @Test
    void aCreateThatFailedLeavesNothing() {
        api.post(apps, Map.of("name", "Weather mobile"), KEY, key).is(409);
        assertThat(count("once_made")).isZero();
        assertThat(count("app")).isEqualTo(1);

        api.delete(apps + "/Weather%20mobile").is(200);
        Answer made = api.post(apps, Map.of("name", "Weather mobile"), KEY, key).is(201);
        assertThat(made.header(IdempotentCreates.REPLAYED)).isNull();
        assertThat(count("once_made")).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneMakesAndTheOthersWait() throws Exception {
        Callable<Answer> call = () -> api.post(apps, Map.of("name", "Second"), KEY, key);
        List<Answer> answers = Together.all(Collections.nCopies(6, call));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(answer -> answer.at("/appId")).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header(IdempotentCreates.REPLAYED) == null))
                .hasSize(1);
        assertThat(count("app")).isEqualTo(2);
    }

    @Test
    void oneMoreKeyIsMintedOnceEvenForWhoSaysWhatTheySaw() {
        String app = apps + "/Weather%20mobile";
        String tag = api.get(app).header("ETag");
        Map<String, ?> wanted = Map.of("keyExpiresIn", 3_600_000);

        Answer first = api.post(app, wanted, KEY, key, "If-Match", tag).is(200);
        Answer again = api.post(app, wanted, KEY, key, "If-Match", tag).is(200);
        assertThat(again.header(IdempotentCreates.REPLAYED)).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(count("credential")).isEqualTo(2);
        api.post(app, wanted, KEY, key + "x", "If-Match", tag).is(412);
        assertThat(count("credential")).isEqualTo(2);
    }

    @Test
    void othersHaveKeysOfTheirOwn() {
        String app = apps + "/Weather%20mobile";
        api.post(app, Map.of("keyExpiresIn", 0), KEY, "1").is(200);
        Answer other = caller(weather.organization(), Role.EDITOR)
                .post(app, Map.of("keyExpiresIn", 0), KEY, "1")
                .is(200);

        assertThat(other.header(IdempotentCreates.REPLAYED)).isNull();
        assertThat(count("credential")).isEqualTo(3);
    }

    @Test
    void nothingSecretIsKept() {
        Map<String, ?> pair = Map.of("consumerKey", "our-own-key-0123456789", "consumerSecret", "our-own-secret");
        api.post(apps + "/Weather%20mobile/keys", pair, KEY, key).is(201);
        Answer again = api.post(apps + "/Weather%20mobile/keys", pair, KEY, key).is(201);

        assertThat(again.header(IdempotentCreates.REPLAYED)).isEqualTo("true");
        assertThat(database.text("select o::text from once_made o where organization_id = ?", weather.organization()))
                .doesNotContain("our-own");
        assertThat(count("credential")).isEqualTo(2);
    }

    @Test
    void everythingThatIsMadeIsMadeOnce() {
        Map<String, Map<String, String>> made = Map.of(
                "/developers", Map.of("email", "bo@example.com", "firstName", "Bo", "lastName", "W", "userName", "bo"),
                "/appgroups", Map.of("name", "team-b"),
                "/apiproducts", Map.of("name", "Stock", "displayName", "Stock"));
        made.forEach((path, wanted) -> {
            String known = key + path;
            Answer first = api.post(root + path, wanted, KEY, known).is(201);
            Answer again = api.post(root + path, wanted, KEY, known).is(201);
            assertThat(again.header(IdempotentCreates.REPLAYED)).isEqualTo("true");
            assertThat(again.body()).isEqualTo(first.body());
            api.post(root + path, wanted).is(409);
        });
    }

    @Test
    void whatIsGoneIsNotMadeAgain() {
        api.post(root + "/developers", Map.of("email", "bo@example.com"), KEY, key)
                .is(201);
        api.delete(root + "/developers/bo@example.com").is(200);

        assertThat(api.post(root + "/developers", Map.of("email", "bo@example.com"), KEY, key)
                        .is(409)
                        .at("/error/details/0/violations/0/type"))
                .isEqualTo("kunci.once.gone");
        assertThat(count("developer")).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() throws SQLException {
        String app = apps + "/Weather%20mobile";
        api.post(app, Map.of("keyExpiresIn", 0), KEY, "1").is(200);
        api.post(app, Map.of("keyExpiresIn", 0), KEY, "2").is(200);
        database.asApplication("update once_made set at = at - interval '25 hours' where organization_id = '"
                + weather.organization() + "'");

        Answer anew = api.post(app, Map.of("keyExpiresIn", 0), KEY, "1").is(200);
        assertThat(anew.header(IdempotentCreates.REPLAYED)).isNull();
        assertThat(count("credential")).isEqualTo(4);
        assertThat(count("once_made")).isEqualTo(1);
    }

    @Test
    void aKeyIsShortAndPrintable() {
        api.post(apps, Map.of("name", "Second"), KEY, "k".repeat(256)).is(400);
        assertThat(count("app")).isEqualTo(1);
        api.post(apps, Map.of("name", "Second"), KEY, "k".repeat(255)).is(201);
    }

    @Test
    void whoMayNotMakeIsRefusedWithAKeyAsWell() {
        caller(weather.organization(), Role.VIEWER)
                .post(apps, Map.of("name", "Second"), KEY, key)
                .is(403);
        assertThat(count("once_made")).isZero();
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and outcome = 'refused'",
                        weather.organization()))
                .isEqualTo(1);
    }
}
