package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent and cannot be kept is refused by its name; what a client sends back as it has read it is not. */
class UnchangedFieldsApiTest extends ApiTest {

    private Weather weather;
    private Api api;
    private String root;
    private String app;
    private String key;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR, Role.APPROVER);
        root = "/v1/organizations/" + weather.organizationName();
        app = root + "/developers/ana@example.com/apps/Weather%20mobile";
        key = app + "/keys/" + weather.credential();
    }

    private long edits() {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and channel = 'api' and action <> 'reveal'",
                weather.organization());
    }

    private static ObjectNode with(JsonNode document, String field, Object value) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        copy.set(field, Api.JSON.valueToTree(value));
        return copy;
    }

    private void refused(Answer answer, String field) {
        assertThat(answer.is(400).at("/error/message")).startsWith(field + " does not change this way. ");
        assertThat(edits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/edge"})
    void whatWasReadIsSentBackWithoutAChange(String dialect) {
        for (String path : List.of(app, key, root + "/developers/ana@example.com")) {
            Answer read = api.get(dialect + path).is(200);
            assertThat(api.put(dialect + path, read.body()).is(200).body()).isEqualTo(read.body());
        }
        assertThat(edits()).isZero();
        Answer listed = api.get(root + "/apps/" + weather.app()).is(200);
        api.put(app, listed.body()).is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "name,Other",
        "name,weather mobile",
        "status,revoked",
        "appId,40000000-0000-4000-8000-000000000103",
        "developerId,someone",
        "developerEmail,bo@example.com",
        "appGroup,partners",
        "companyName,partners",
        "appFamily,red",
        "accessType,read",
        "consumerKey,mine",
        "consumerSecret,mine",
        "keyExpiresIn,3600000"
    })
    void anAppIsNotChangedByAFieldThatCannotChange(String field, String value) {
        refused(api.put(app, Map.of("callbackUrl", "https://example.com/new", field, value)), field);
        refused(api.put(app, with(api.get(app).body(), field, value)), field);
        assertThat(database.text("select callback_url from app where id = ?", weather.app()))
                .isEmpty();
    }

    @Test
    void keysThatAreSentWithAnAppAreThoseOfTheApp() {
        JsonNode read = api.get(app).is(200).body();
        ObjectNode first = (ObjectNode) read.at("/credentials/0");
        refused(
                api.put(app, with(read, "credentials", List.of(with(first, "status", "revoked")))),
                "credentials[0].status");
        refused(
                api.put(app, with(read, "credentials", List.of(Map.of("consumerKey", "mine")))),
                "credentials[0].consumerKey");
        refused(
                api.put(app, with(read, "credentials", List.of(with(first, "consumerSecret", "other")))),
                "credentials[0].consumerSecret");
        refused(
                api.put(app, with(read, "credentials", List.of(with(first, "expiresAt", "4102444800000")))),
                "credentials[0].expiresAt");
        refused(
                api.put(app, with(read, "credentials", List.of(with(first, "apiProducts", List.of())))),
                "credentials[0].apiProducts");
    }

    @ParameterizedTest
    @CsvSource({
        "status,revoked",
        "consumerKey,mine",
        "consumerSecret,mine",
        "expiresAt,4102444800000",
        "expiresInSeconds,3600"
    })
    void aKeyIsNotChangedByAFieldThatCannotChange(String field, String value) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("attributes", List.of(Map.of("name", "a", "value", "b")));
        wanted.put(field, value);
        refused(api.put(key, wanted), field);
        refused(api.post(key, wanted), field);
        refused(api.post(key, Map.of("appGroupAppKey", wanted)), "appGroupAppKey." + field);
        wanted.put("status", "approved");
        wanted.put("consumerKey", weather.pair().consumerKey());
        wanted.put("consumerSecret", weather.pair().consumerSecret());
        wanted.put("expiresAt", "-1");
        wanted.put("expiresInSeconds", "-1");
        api.put(key, wanted).is(200);
    }

    @ParameterizedTest
    @CsvSource({"consumerKey,mine", "consumerSecret,mine", "appFamily,red", "companyName,partners", "status,shut"})
    void aNewAppIsNotMadeWithoutAFieldThatItWasToHave(String field, String value) {
        Answer answer = api.post(root + "/developers/ana@example.com/apps", Map.of("name", "Second", field, value))
                .is(400);
        assertThat(answer.at("/error/message")).contains(field);
        api.post(
                        root + "/developers/ana@example.com/apps",
                        Map.of("name", "Second", "credentials", List.of(Map.of("consumerKey", "mine"))))
                .is(400);
        assertThat(edits()).isZero();
    }

    @Test
    void aNewAppThatIsSentAsRevokedBeginsRevoked() {
        Answer made = api.post(
                        root + "/developers/ana@example.com/apps",
                        Map.of("name", "Shut", "status", "revoked", "developerEmail", "Ana@example.com"))
                .is(201);

        assertThat(made.at("/status")).isEqualTo("revoked");
        assertThat(database.text(
                        "select after ->> 'status' from audit_record where organization_id = ? and action = 'create'"
                                + " and subject_type = 'app' and channel = 'api'",
                        weather.organization()))
                .isEqualTo("revoked");
    }

    @Test
    void ownersKeepWhatNamesThem() {
        String ana = root + "/developers/ana@example.com";
        refused(api.put(ana, Map.of("developerId", "other")), "developerId");
        refused(api.put(ana, Map.of("accessType", "read")), "accessType");
        refused(api.post(root + "/developers", Map.of("email", "bo@example.com", "appFamily", "red")), "appFamily");
        refused(api.post(root + "/appgroups", Map.of("name", "g", "status", "inactive")), "status");
        String group = root + "/appgroups/g";
        JsonNode made = api.post(root + "/appgroups", Map.of("name", "g", "status", "active"))
                .is(201)
                .body();
        assertThat(api.put(group, with(made, "status", "inactive")).is(400).at("/error/message"))
                .startsWith("status ");
        api.put(group, with(made, "organization", "other")).is(400);
        api.put(group, with(made, "appGroupId", "other")).is(400);
        api.put(group, with(made, "displayName", "G")).is(200);
    }
}
