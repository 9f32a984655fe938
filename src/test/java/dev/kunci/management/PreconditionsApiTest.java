package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who says by If-Match what they saw loses no update of anybody else. */
class PreconditionsApiTest extends ApiTest {

    private static final String DEVELOPER = "/developers/ana@example.com";
    private static final String APP = DEVELOPER + "/apps/Weather%20mobile";

    private Weather weather;
    private Api api;
    private String root;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR, Role.APPROVER);
        root = "/v1/organizations/" + weather.organizationName();
    }

    private String path(String kind) {
        return root
                + switch (kind) {
                    case "developer" -> DEVELOPER;
                    case "app" -> APP;
                    default -> APP + "/keys/" + weather.credential();
                };
    }

    private static Map<String, ?> colour(String value) {
        return Map.of("attributes", List.of(Map.of("name", "colour", "value", value)));
    }

    private static String action(String kind) {
        return kind.equals("developer") ? "?action=inactive" : "?action=revoke";
    }

    private long records() {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and channel = 'api' and action <> 'reveal'",
                weather.organization());
    }

    @ParameterizedTest
    @ValueSource(strings = {"developer", "app", "key"})
    void aStaleTagChangesNothing(String kind) {
        String path = path(kind);
        String stale = api.get(path).is(200).header("ETag");
        Answer changed = api.put(path, colour("red"), "If-Match", stale).is(200);
        assertThat(changed.header("ETag"))
                .isNotEqualTo(stale)
                .isEqualTo(api.get(path).header("ETag"));
        long records = records();

        Answer refused = api.put(path, colour("blue"), "If-Match", stale).is(412);
        assertThat(refused.at("/error/status")).isEqualTo("FAILED_PRECONDITION");
        api.post(path + action(kind), null, "If-Match", stale).is(412);
        api.delete(path, "If-Match", stale).is(412);
        assertThat(api.get(path).is(200).body()).isEqualTo(changed.body());
        assertThat(records()).isEqualTo(records);
    }

    @ParameterizedTest
    @ValueSource(strings = {"developer", "app", "key"})
    void theTagOfWhatIsThereOpens(String kind) {
        String path = path(kind);
        String tag = api.get(path).header("ETag");
        String second = api.put(path, colour("red"), "If-Match", "\"none\", " + tag)
                .is(200)
                .header("ETag");
        String third = api.put(path, colour("blue"), "If-Match", "*").is(200).header("ETag");
        assertThat(third).isNotEqualTo(second);
        api.post(path + action(kind), null, "If-Match", third).is(204);
        api.delete(path, "If-Match", third).is(412);
        api.delete(path, "If-Match", api.get(path).header("ETag")).is(200);
        api.get(path).is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"developer", "app", "key"})
    void ofTwoWhoSawTheSameOneIsTooLate(String kind) throws Exception {
        String path = path(kind);
        for (int round = 0; round < 5; round++) {
            String tag = api.get(path).header("ETag");
            String colour = "colour" + round;
            List<Callable<Answer>> calls = List.of(
                    () -> api.put(path, colour(colour + "a"), "If-Match", tag),
                    () -> api.put(path, colour(colour + "b"), "If-Match", tag));
            List<Answer> answers = Together.all(calls);

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            Answer won = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(api.get(path).body().path("attributes"))
                    .isEqualTo(won.body().path("attributes"));
        }
    }

    @Test
    void ofTwoWhoSawTheSameOneMakesAKey() throws Exception {
        Map<String, ?> more = Map.of("apiProducts", List.of());
        for (int keys = 2; keys < 6; keys++) {
            String tag = api.get(path("app")).header("ETag");
            Callable<Answer> mint = () -> api.post(path("app"), more, "If-Match", tag);

            assertThat(Together.all(List.of(mint, mint)))
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(200, 412);
            assertThat(api.get(path("app")).body().path("credentials")).hasSize(keys);
        }
    }

    @Test
    void whatIsDeletedIsWhatWasSeen() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = root + APP + "/keys/"
                    + api.post(root + APP + "/keys", Map.of("consumerKey", "key" + round, "consumerSecret", "secret"))
                            .is(201)
                            .at("/keyId");
            String tag = api.get(key).header("ETag");
            List<Callable<Answer>> calls =
                    List.of(() -> api.delete(key, "If-Match", tag), () -> api.post(key + "?action=revoke", null));
            List<Integer> answers =
                    Together.all(calls).stream().map(Answer::status).toList();

            assertThat(answers).isIn(List.of(412, 204), List.of(200, 404));
            api.get(key).is(answers.getFirst() == 200 ? 404 : 200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "key"})
    void whoHasItAlreadyIsShownNothingAndNothingIsOnRecord(String kind) {
        String tag = api.get(path(kind)).is(200).header("ETag");
        String reveals = "select count(*) from audit_record where organization_id = ? and action = 'reveal'";
        assertThat(database.count(reveals, weather.organization())).isEqualTo(1);

        api.get(path(kind), "If-None-Match", tag).is(304);
        api.get(path(kind), "If-None-Match", "\"other\", " + tag).is(304);
        assertThat(database.count(reveals, weather.organization())).isEqualTo(1);
        api.get(path(kind), "If-None-Match", "\"other\"").is(200);
        assertThat(database.count(reveals, weather.organization())).isEqualTo(2);
    }

    @Test
    void anApiProductIsGuardedTheSame() throws Exception {
        String path = root + "/apiproducts/"
                + database.text("select name from api_product where id = ?", weather.autoProduct());
        String tag = api.get(path).header("ETag");
        List<Callable<Answer>> calls = List.of(
                () -> api.put(path, Map.of("description", "one"), "If-Match", tag),
                () -> api.put(path, Map.of("description", "two"), "If-Match", tag));

        assertThat(Together.all(calls)).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        api.delete(path, "If-Match", tag).is(412);
        api.get(path).is(200);
    }

    @Test
    void aStatusCountsAsSeen() {
        String product = path("key") + "/apiproducts/"
                + database.text("select name from api_product where id = ?", weather.manualProduct());
        String tag = api.get(path("key")).header("ETag");
        api.post(product + "?action=revoke", null, "If-Match", tag).is(204);

        api.post(product + "?action=approve", null, "If-Match", tag).is(412);
        api.delete(product, "If-Match", tag).is(412);
        api.post(path("app") + "?action=revoke", null).is(204);
        api.post(product + "?action=approve", null).is(204);
    }

    @Test
    void readersWithAndWithoutSecretsHaveTheSameTag() {
        Api viewer = caller(weather.organization(), Role.VIEWER);

        for (String kind : List.of("developer", "app", "key")) {
            assertThat(viewer.get(path(kind)).is(200).header("ETag"))
                    .isEqualTo(api.get("/edge" + path(kind)).is(200).header("ETag"))
                    .startsWith("\"");
        }
        assertThat(viewer.get(path("key")).body().has("consumerSecret")).isFalse();
    }
}
