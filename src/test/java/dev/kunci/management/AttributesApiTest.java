package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of everything that has some, at their own addresses. */
class AttributesApiTest extends ApiTest {

    private Weather weather;
    private Api api;
    private String root;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR);
        root = "/v1/organizations/" + weather.organizationName();
        api.post(root + "/appgroups", Map.of("name", "Team")).is(201);
        api.post(root + "/appgroups/Team/apps", Map.of("name", "Partner")).is(201);
    }

    /** Whose attributes. */
    enum Whose {
        DEVELOPER("developer", "email"),
        GROUP("app-group", "name"),
        APP("app", "name"),
        GROUP_APP("app", "name"),
        PRODUCT("product", "name");

        private final String subject;
        private final String known;

        Whose(String subject, String known) {
            this.subject = subject;
            this.known = known;
        }
    }

    private String path(Whose whose) {
        return root
                + switch (whose) {
                    case DEVELOPER -> "/developers/ANA%40example.com";
                    case GROUP -> "/appgroups/Team";
                    case APP -> "/developers/ana@example.com/apps/Weather%20mobile";
                    case GROUP_APP -> "/appgroups/Team/apps/Partner";
                    case PRODUCT ->
                        "/apiproducts/"
                                + database.text("select name from api_product where id = ?", weather.manualProduct());
                };
    }

    private static Map<String, String> pair(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private long records(Whose whose, String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and channel = 'api' and action = 'edit'"
                        + " and outcome = ? and subject_type = ?",
                weather.organization(),
                outcome,
                whose.subject);
    }

    @ParameterizedTest
    @EnumSource
    void attributesAreReplacedReadSetAndDeleted(Whose whose) {
        String all = path(whose) + "/attributes";
        assertThat(api.get(all).is(200).body().isEmpty()).isTrue();
        assertThat(api.get("/edge" + all).is(200).body().path("attribute").isArray())
                .isTrue();

        List<Map<String, String>> wanted = List.of(pair("cost centre/50%", "A & B"), pair("tier", ""));
        assertThat(api.post(all, Map.of("attribute", wanted)).is(200).body())
                .isEqualTo(Api.JSON.valueToTree(Map.of("attribute", wanted)));
        assertThat(api.get(all + "/cost%20centre%2F50%25").is(200).at("/value")).isEqualTo("A & B");
        assertThat(api.post(all + "/tier", pair("other", "gold")).is(200).body())
                .isEqualTo(Api.JSON.valueToTree(pair("tier", "gold")));
        assertThat(api.post(all + "/new", Map.of("value", "1")).is(200).at("/name"))
                .isEqualTo("new");
        assertThat(api.get(path(whose)).is(200).body().path("attributes")).hasSize(3);
        assertThat(api.delete(all + "/tier").is(200).at("/value")).isEqualTo("gold");
        assertThat(api.delete(all + "/tier").is(404).at("/error/details/0/violations/0/type"))
                .isEqualTo("keymanagement.service.attribute_doesnt_exist");
        assertThat(api.get("/edge" + all + "/tier").is(404).at("/message")).contains("tier");
        assertThat(api.get(all).is(200).body().path("attribute")).hasSize(2);
        assertThat(records(whose, "done")).isEqualTo(4);
        assertThat(api.get(path(whose)).is(200).at("/" + whose.known)).isNotEmpty();
        assertThat(api.post(all, Map.of("attribute", List.of())).is(200).body().isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void thereAreAtMostEighteenWithNamesOfTheirOwn(Whose whose) {
        String all = path(whose) + "/attributes";
        List<Map<String, String>> most =
                IntStream.range(0, 18).mapToObj(i -> pair("a" + i, "x")).toList();
        api.post(all, Map.of("attribute", most)).is(200);

        assertThat(api.post(all + "/more", pair("more", "x")).is(400).at("/error/message"))
                .contains("18");
        assertThat(api.post(all, Map.of("attribute", List.of(pair("a", "1"), pair("a", "2"))))
                        .is(400)
                        .at("/error/message"))
                .contains("two attributes called a");
        api.post(all, Map.of("attribute", List.of(pair("", "1")))).is(400);
        api.post(all, "{\"attribute\":[null,{}]}").is(400);
        api.post(all, "").is(400);
        api.post(all + "/a1", Map.of("name", "a1")).is(400);
        assertThat(api.get(all).is(200).body().path("attribute")).hasSize(18);
    }

    /** What an import has brought: 25 attributes, one of them longer than any call may add. */
    private void imported() throws SQLException {
        String many = "(select jsonb_agg(jsonb_build_object('name', 'a' || n, 'value', repeat('x', n * 100)))"
                + " from generate_series(1, 25) n)";
        for (String table : List.of("developer", "app_group", "app", "api_product", "credential")) {
            database.asOwner("update " + table + " set attributes = " + many + " where organization_id = '"
                    + weather.organization() + "'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasImportedBeyondTheLimitsCanBeChanged(Whose whose) throws SQLException {
        imported();
        String attributes = path(whose) + "/attributes";

        api.post(attributes + "/a3", Map.of("value", "changed")).is(200);
        api.delete(attributes + "/a4").is(200);
        assertThat(api.get(attributes).is(200).body().path("attribute")).hasSize(24);
        assertThat(api.post(attributes + "/one%20more", Map.of("value", "v")).is(400).at("/error/message"))
                .isEqualTo("At most 18 attributes are allowed, and one more is one too many. Remove some.");
        assertThat(api.post(attributes + "/a5", Map.of("value", "y".repeat(2_049)))
                        .is(400)
                        .at("/error/message"))
                .isEqualTo("The value of the attribute a5 is too long: at most 2,048 characters.");
        JsonNode read = api.get(path(whose)).is(200).body();
        ObjectNode wanted = ((ObjectNode) read.deepCopy()).put("displayName", "Other").put("firstName", "Other");
        wanted.put("callbackUrl", "https://example.com/other");
        api.put(path(whose), wanted).is(200);
        assertThat(api.get(attributes).is(200).body().path("attribute")).hasSize(24);
    }

    @Test
    void anImportedKeyWithManyAttributesCanBeChanged() throws SQLException {
        imported();
        String key = path(Whose.APP) + "/keys/" + weather.credential();
        List<Map<String, String>> all = api.get(key).is(200).body().path("attributes").valueStream()
                .map(one -> Map.of("name", one.path("name").asString(), "value", one.path("value").asString()))
                .toList();
        assertThat(all).hasSize(25);

        api.put(key, Map.of("attributes", all.subList(0, 24).reversed())).is(200);
        List<Map<String, String>> more = new ArrayList<>(all);
        more.add(Map.of("name", "one more", "value", ""));
        assertThat(api.put(key, Map.of("attributes", more)).is(400).at("/error/message"))
                .contains("one more");
    }

    @ParameterizedTest
    @EnumSource
    void whoMayLookMayNotWrite(Whose whose) {
        Api viewer = caller(weather.organization(), Role.VIEWER);
        String all = path(whose) + "/attributes";
        api.post(all + "/tier", pair("tier", "gold")).is(200);

        viewer.get(all).is(200);
        viewer.post(all, Map.of("attribute", List.of(pair("tier", "iron")))).is(403);
        viewer.post(all + "/tier", pair("tier", "iron")).is(403);
        viewer.delete(all + "/tier").is(403);
        assertThat(viewer.get(all + "/tier").is(200).at("/value")).isEqualTo("gold");
        assertThat(records(whose, "refused")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void whoSawAnOlderStateChangesNothing(Whose whose) {
        String all = path(whose) + "/attributes";
        Answer none = api.get(all).is(200);
        String one = api.post(all + "/tier", pair("tier", "gold")).is(200).header("ETag");

        api.post(all, Map.of("attribute", List.of()), "If-Match", none.header("ETag"))
                .is(412);
        api.post(all + "/tier", pair("tier", "iron"), "If-Match", one).is(200);
        api.post(all + "/tier", pair("tier", "lead"), "If-Match", one).is(412);
        api.delete(all + "/tier", "If-Match", one).is(412);
        api.post(all + "/new", pair("new", "x"), "If-Match", one).is(412);
        Answer now = api.get(all).is(200);
        assertThat(now.at("/attribute/0/value")).isEqualTo("iron");
        api.post(all, Map.of("attribute", List.of()), "If-Match", now.header("ETag"))
                .is(200);
    }

    @Test
    void theAccessOfAProductIsAnAttributeLikeOthers() {
        String all = path(Whose.PRODUCT) + "/attributes";
        List<Map<String, String>> wanted = List.of(pair("a", "1"), pair("access", "private"), pair("b", "2"));
        List<Map<String, String>> turned = wanted.reversed();

        api.post(all, Map.of("attribute", wanted)).is(200);
        assertThat(api.post(all, Map.of("attribute", turned)).is(200).body())
                .isEqualTo(Api.JSON.valueToTree(Map.of("attribute", turned)));
        assertThat(api.post(all + "/access", Map.of("value", "secret")).is(400).at("/error/message"))
                .isEqualTo("The attribute access is public, private or internal, and is there only once.");
        api.post(all + "/access", Map.of("value", "public")).is(200);
        assertThat(database.text("select access from api_product where id = ?", weather.manualProduct()))
                .isEqualTo("public");
        assertThat(api.delete(all + "/access").is(200).at("/value")).isEqualTo("public");
        assertThat(api.get(all).is(200).body().at("/attribute/0/name").asString())
                .isEqualTo("b");
    }
}
