package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** All apps of an organization through the API: pages, filters, keys or none. */
class AppListApiTest extends ApiTest {

    private Weather weather;
    private Api api;
    private String apps;

    @BeforeEach
    void set() {
        weather = scene.weather();
        api = caller(weather.organization(), Role.EDITOR);
        apps = "/v1/organizations/" + weather.organizationName() + "/apps";
        for (String name : List.of("Beta", "Gamma", "Alpha", "Delta")) {
            scene.app(weather.organization(), weather.developer(), name);
        }
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(item ->
                ids.add(item.isString() ? item.asString() : item.path("appId").asString()));
        return ids;
    }

    private List<String> all() {
        return database
                .rows("select id from app where organization_id = ? order by id", weather.organization())
                .stream()
                .map(row -> row.get("id").toString())
                .toList();
    }

    @Test
    void pagesByTokenHoldEachAppOnce() {
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Answer page = api.get(apps + "?pageSize=2&pageToken=" + token).is(200);
            seen.addAll(ids(page.body().path("app")));
            token = page.body().path("nextPageToken").asString("");
        } while (!token.isEmpty());

        assertThat(seen).hasSize(5).containsExactlyElementsOf(all());
    }

    @Test
    void pagesByStartKeyBeginWithIt() {
        List<String> all = all();

        assertThat(ids(api.get("/edge" + apps + "?rows=2").is(200).body())).isEqualTo(all.subList(0, 2));
        assertThat(ids(api.get("/edge" + apps + "?rows=2&startKey=" + all.get(1))
                        .is(200)
                        .body()))
                .isEqualTo(all.subList(1, 3));
        assertThat(ids(api.get(apps + "?startKey=" + all.get(4)).is(200).body().path("app")))
                .isEqualTo(all.subList(4, 5));
        api.get(apps + "?startKey=none").is(400);
        api.get(apps + "?pageToken=*").is(400);
        api.get(apps + "?rows=x").is(400);
    }

    @Test
    void filtersFindWhatTheySay() {
        String key = weather.pair().consumerKey();
        String product = database.text("select name from api_product where id = ?", weather.manualProduct());

        assertThat(found("consumerKey=" + key)).containsExactly(weather.app().toString());
        assertThat(found("consumerKey=" + weather.credential()))
                .containsExactly(weather.app().toString());
        assertThat(found("consumerKey=nobodys")).isEmpty();
        assertThat(found("apiProduct=" + product)).containsExactly(weather.app().toString());
        assertThat(found("apiProduct=nobodys")).isEmpty();
        assertThat(found("developerEmail=ANA@example.com AND appName=Beta")).hasSize(1);
        assertThat(found("appType=AppGroup")).isEmpty();
        assertThat(found("appType=Developer")).hasSize(5);
        assertThat(found("status=\"revoked\"")).isEmpty();
        assertThat(ids(api.get(apps + "?grantStatus=pending").is(200).body().path("app")))
                .containsExactly(weather.app().toString());
        assertThat(ids(api.get(apps + "?keyStatus=approved").is(200).body().path("app")))
                .hasSize(5);
        assertThat(ids(api.get(apps + "?ids=" + weather.app() + ",none")
                        .is(200)
                        .body()
                        .path("app")))
                .containsExactly(weather.app().toString());
    }

    private List<String> found(String filter) {
        String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8);
        return ids(api.get(apps + "?filter=" + encoded).is(200).body().path("app"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"filter=colour%3Dred", "filter=x", "status=pending", "keyStatus=open", "filter=appType%3Dx"})
    void whatCannotBeReadIsRefused(String query) {
        assertThat(api.get(apps + "?" + query).is(400).at("/error/message")).isNotBlank();
    }

    @Test
    void aWholeListHasKeysUnlessItSaysNoAndOneRecordForAllOfThem() {
        Answer whole = api.get(apps + "?expand=true").is(200);
        Answer bare = api.get(apps + "?expand=true&includeCred=false").is(200);

        assertThat(whole.body().path("app")).hasSize(5);
        assertThat(whole.body().path("app"))
                .allMatch(app ->
                        app.at("/credentials/0/consumerSecret").asString().length() == 32);
        assertThat(bare.body().path("app")).hasSize(5).noneMatch(app -> app.has("credentials"));
        List<Map<String, Object>> reveals = database.rows(
                "select after ->> 'keys' as keys from audit_record where organization_id = ? and action = 'reveal'",
                weather.organization());
        assertThat(reveals).hasSize(1);
        assertThat(reveals.getFirst()).containsEntry("keys", "5");
    }

    @Test
    void viewersSeeNoSecretAndLeaveNoRecord() {
        Answer whole = caller(weather.organization(), Role.VIEWER)
                .get(apps + "?expand=true")
                .is(200);

        assertThat(whole.body().path("app")).hasSize(5);
        assertThat(whole.raw().body()).contains("keyId").doesNotContain("consumerKey", "consumerSecret");
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'reveal'",
                        weather.organization()))
                .isZero();
    }

    @Test
    void oneAppNamesItsDeveloper() {
        Answer app = api.get(apps + "/" + weather.app()).is(200);

        assertThat(app.at("/developerEmail")).isEqualTo("ana@example.com");
        assertThat(app.at("/credentials/0/keyId"))
                .isEqualTo(weather.credential().toString());
        api.get(apps + "/none").is(404);
    }
}
