package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.importer.ImportOptions;
import dev.kunci.importer.Importer;
import dev.kunci.importer.ProgressListener;
import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.key.KeyReplacements;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Quota;
import dev.kunci.testing.Scene.Weather;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Keys as clients of Apigee make and change them: the order of their API products, scopes that wait, odd characters. */
class KeysApiTest extends ApiTest {

    @Autowired
    private ApiProducts products;

    @Autowired
    private Importer importer;

    @Autowired
    private KeyReplacements replacements;

    private Weather weather;
    private Api api;
    private String app;
    private String key;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR, Role.APPROVER);
        app = "/v1/organizations/" + weather.organizationName() + "/developers/ana@example.com/apps/Weather%20mobile";
        key = app + "/keys/" + weather.credential();
        product("Zebra", "A display name that comes first", List.of("READ", "WRITE"));
        product("Ant", "Z, the last display name", List.of("READ"));
        product("Mole", "M", List.of());
    }

    @Test
    void anActionAndMoreInOneBodyIsAllOrNothingAndOneStepOfTheFeed() {
        Map<String, Object> attribute = Map.of("name", "colour", "value", "red");
        long step = database.count("select n from feed_counter");
        long done = records("done");

        Answer refused = api.post(
                        key, Map.of("action", "revoke", "attributes", List.of(attribute), "scopes", List.of("NOWHERE")))
                .is(400);

        assertThat(refused.at("/error/message")).startsWith("Invalid scopes.");
        assertThat(stored()).isEqualTo("approved []");
        assertThat(records("done")).isEqualTo(done);
        assertThat(database.count("select n from feed_counter")).isEqualTo(step);

        caller(weather.organization(), Role.EDITOR)
                .post(key, Map.of("action", "revoke", "attributes", List.of(attribute)))
                .is(403);
        assertThat(stored()).isEqualTo("approved []");
        assertThat(records("done")).isEqualTo(done);
        assertThat(records("refused")).isEqualTo(1);
        assertThat(database.count("select n from feed_counter")).isEqualTo(step);

        api.post(key, Map.of("action", "revoke", "attributes", List.of(attribute)))
                .is(200);
        assertThat(stored()).startsWith("revoked ").contains("colour");
        assertThat(database.count("select n from feed_counter")).isEqualTo(step + 1);
    }

    private String stored() {
        return database.text(
                "select status || ' ' || attributes::text from credential where id = ?", weather.credential());
    }

    private long records(String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and channel = 'api' and outcome = ?"
                        + " and action <> 'reveal'",
                weather.organization(),
                outcome);
    }

    private void product(String name, String displayName, List<String> scopes) {
        products.create(
                scene.operator(weather.organization(), Role.EDITOR, Role.APPROVER),
                weather.organization(),
                name,
                new ProductContent(
                        displayName,
                        "",
                        ApprovalType.AUTO,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        scopes,
                        Quota.NONE,
                        List.of()));
    }

    private static List<String> names(JsonNode key) {
        return key.path("apiProducts")
                .valueStream()
                .map(one -> one.path("apiproduct").asString())
                .toList();
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** A new key of this value without products. */
    private Answer made(String value, Object scopes) {
        return api.post(app + "/keys/create", Map.of("consumerKey", value, "consumerSecret", "s", "scopes", scopes));
    }

    @Test
    void productsKeepTheOrderInWhichTheyWereAdded() throws SQLException {
        List<String> old = names(api.get(key).is(200).body());
        Answer both =
                api.post(key, Map.of("apiProducts", List.of("Zebra", "Ant"))).is(200);
        Answer third = api.put("/edge" + key, Map.of("apiProducts", List.of("Mole", "Zebra")))
                .is(200);
        assertThat(old).hasSize(2);
        assertThat(names(both.body())).endsWith("Zebra", "Ant").startsWith(old.toArray(String[]::new));
        assertThat(names(third.body())).endsWith("Zebra", "Ant", "Mole");

        assertThat(names(api.delete(key + "/apiproducts/Zebra").is(200).body())).endsWith("Ant", "Mole");
        api.post(key, Map.of("apiProducts", List.of("Zebra"))).is(200);
        for (String dialect : List.of("", "/edge")) {
            assertThat(names(api.get(dialect + key).is(200).body())).endsWith("Ant", "Mole", "Zebra");
            assertThat(names(api.get(dialect + app).is(200).body().at("/credentials/0")))
                    .endsWith("Ant", "Mole", "Zebra");
        }
        database.asApplication(
                "update product_grant set added = null where organization_id = '" + weather.organization() + "'");
        assertThat(names(api.get(key).is(200).body()))
                .as("rows of an older version, as they were asked for")
                .containsExactly(old.get(0), old.get(1), "Ant", "Mole", "Zebra");
    }

    @Test
    void aNewAppHasItsProductsInTheOrderOfTheCall() {
        String apps = app.replace("/Weather%20mobile", "");
        Answer made = api.post(apps, Map.of("name", "Second", "apiProducts", List.of("Zebra", "Ant", "Mole")))
                .is(201);

        assertThat(names(made.body().at("/credentials/0"))).containsExactly("Zebra", "Ant", "Mole");
        Answer minted = api.post("/edge" + apps + "/Second", Map.of("apiProducts", List.of("Mole", "Zebra")))
                .is(200);
        assertThat(names(minted.body().at("/credentials/0"))).containsExactly("Mole", "Zebra");
    }

    @Test
    void anImportedKeyHasItsProductsInTheOrderOfItsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("app.json"), """
                {"app":[{"name":"Imported","developerEmail":"ana@example.com","callbackUrl":"","credentials":[{
                "consumerKey":"imported-1","consumerSecret":"s","apiProducts":[{"apiproduct":"Zebra","status":"approved"},
                {"apiproduct":"Ant","status":"approved"},{"apiproduct":"Mole","status":"approved"}]}]}]}""");
        importer.importFile(
                scene.operator(weather.organization(), Role.EDITOR, Role.APPROVER),
                weather.organization(),
                file,
                ImportOptions.STRICT,
                ProgressListener.NONE);

        String imported = app.replace("Weather%20mobile", "Imported") + "/keys/imported-1";
        assertThat(names(api.get(imported).is(200).body())).containsExactly("Zebra", "Ant", "Mole");
        UUID key = UUID.fromString(api.get(imported).at("/keyId"));
        replacements.issue(scene.operator(weather.organization(), Role.EDITOR), weather.organization(), key);
        assertThat(names(api.get(app.replace("Weather%20mobile", "Imported"))
                        .is(200)
                        .body()
                        .at("/credentials/0")))
                .as("the key in its place")
                .containsExactly("Zebra", "Ant", "Mole");
    }

    @Test
    void scopesOfANewKeyAreTakenWithTheProductsOfTheNextCall() {
        assertThat(words(made("waits", List.of("READ", "")).is(201).body().path("scopes")))
                .containsExactly("READ");
        Answer taken = api.post(app + "/keys/waits", Map.of("apiProducts", List.of("Ant")))
                .is(200);

        assertThat(words(taken.body().path("scopes"))).containsExactly("READ");
        assertThat(api.put(app + "/keys/waits", Map.of("scopes", List.of("WRITE")))
                        .is(400)
                        .at("/error/details/0/violations/0/type"))
                .isEqualTo("keymanagement.service.InvalidScopes");
        assertThat(words(api.put(
                                app + "/keys/waits",
                                Map.of("apiProducts", List.of("Zebra"), "scopes", List.of("WRITE")))
                        .is(200)
                        .body()
                        .path("scopes")))
                .as("scopes and products of one call")
                .containsExactly("WRITE");
    }

    @Test
    void scopesThatTheFirstProductsDoNotOfferAreRefusedWithThem() {
        made("waits", List.of("ADMIN")).is(201);

        assertThat(api.post("/edge" + app + "/keys/waits", Map.of("apiProducts", List.of("Ant")))
                        .is(400)
                        .at("/message"))
                .isEqualTo("Invalid scopes. Scopes must be contained in [READ]");
        assertThat(names(api.get(app + "/keys/waits").is(200).body())).isEmpty();
        api.post(app + "/keys/waits", Map.of("apiProducts", List.of("Ant"), "scopes", List.of()))
                .is(200);
    }

    @Test
    void blankScopesAndProductsAreNone() {
        assertThat(made("blank", List.of("", " ")).is(201).body().has("scopes")).isFalse();
        Answer app = api.post(
                        this.app.replace("/Weather%20mobile", ""),
                        Map.of("name", "Blank", "scopes", List.of(""), "apiProducts", List.of("")))
                .is(201);

        assertThat(app.body().has("scopes")).isFalse();
        assertThat(app.body().at("/credentials/0").has("apiProducts")).isFalse();
        Answer same = api.put(this.app, Map.of("apiProducts", List.of(""), "scopes", List.of("")))
                .is(200);
        assertThat(same.body().path("credentials")).hasSize(2);
    }

    @Test
    void theScopesOfAnAppMayBeThoseOfTheProductsOfTheSameCall() {
        String apps = app.replace("/Weather%20mobile", "");
        assertThat(words(api.post(apps, Map.of("name", "Scoped", "scopes", List.of("READ")))
                        .is(201)
                        .body()
                        .path("scopes")))
                .containsExactly("READ");

        api.put(apps + "/Scoped", Map.of("apiProducts", List.of("Mole"))).is(400);
        Answer taken = api.put(
                        apps + "/Scoped", Map.of("apiProducts", List.of("Zebra"), "scopes", List.of("READ", "WRITE")))
                .is(200);
        assertThat(words(taken.body().path("scopes"))).containsExactly("READ", "WRITE");
        assertThat(taken.body().path("credentials")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jmjtd|lu6y29u8nl,rl=o5-l622", "YWJj/Zw+==", "50%;a?b#c&d'e", "a%41"})
    void oldKeysComeInAndAreFoundByTheirValue(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        made(value, List.of()).is(201);

        for (String dialect : List.of("", "/edge")) {
            assertThat(api.get(dialect + app + "/keys/" + encoded).is(200).at("/consumerKey"))
                    .isEqualTo(value);
        }
        api.post(app + "/keys/" + encoded, Map.of("apiProducts", List.of("Ant")))
                .is(200);
        api.post(app + "/keys/" + encoded + "/apiproducts/Ant?action=revoke", null)
                .is(204);
        api.post(app + "/keys/" + encoded + "?action=revoke", null).is(204);
        assertThat(api.delete(app + "/keys/" + encoded).is(200).at("/status")).isEqualTo("revoked");
    }

    @Test
    void aKeyNeedsNoSecretAndKeepsTheEndItComesWith() {
        Answer without = api.post(app + "/keys", Map.of("consumerKey", "nosecret1", "expiresAt", "4102444800000"))
                .is(201);

        assertThat(without.body().has("consumerSecret")).isFalse();
        assertThat(without.at("/expiresAt")).isEqualTo("4102444800000");
        assertThat(api.get("/edge" + app + "/keys/nosecret1").is(200).at("/consumerSecret"))
                .isEmpty();
        api.post(app + "/keys", Map.of("consumerKey", "old", "consumerSecret", "s", "expiresAt", 1_000))
                .is(400);
        api.post(app + "/keys", Map.of("consumerSecret", "s")).is(400);
    }
}
