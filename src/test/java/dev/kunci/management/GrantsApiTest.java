package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What waits for a decision, and what was decided: oldest request first, page by page. */
class GrantsApiTest extends ApiTest {

    private Weather weather;
    private Actor editor;
    private Api api;
    private String grants;

    @BeforeEach
    void set() {
        weather = scene.weather();
        editor = scene.operator(weather.organization(), Role.EDITOR);
        api = caller(weather.organization(), Role.VIEWER);
        grants = "/v1/organizations/" + weather.organizationName() + "/grants";
    }

    private static List<String> products(Answer answer) {
        return answer.body()
                .path("grant")
                .valueStream()
                .map(grant -> grant.path("apiproduct").asString())
                .toList();
    }

    private List<String> inOrder(String status) {
        return database
                .rows(
                        "select p.name from product_grant o join api_product p on p.id = o.product_id where o.organization_id = ? and o.status = ? order by o.requested_at, o.id",
                        weather.organization(),
                        status)
                .stream()
                .map(row -> row.get("name").toString())
                .toList();
    }

    @Test
    void aGrantSaysWhatItTakesToDecide() {
        JsonNode x = api.get(grants + "?status=pending").is(200).body();
        JsonNode edge = api.get("/edge" + grants + "?status=PENDING").is(200).body();

        assertThat(x.path("grant")).hasSize(1);
        assertThat(x.at("/grant/0/keyId").asString())
                .isEqualTo(weather.credential().toString());
        assertThat(x.at("/grant/0/app").asString()).isEqualTo("Weather mobile");
        assertThat(x.at("/grant/0/appId").asString()).isEqualTo(weather.app().toString());
        assertThat(x.at("/grant/0/developerEmail").asString()).isEqualTo("ana@example.com");
        assertThat(x.at("/grant/0/reason").asString()).isEqualTo("we show the weather");
        assertThat(x.at("/grant/0/requestedBy").asString()).isEqualTo("ana@example.com");
        assertThat(x.at("/grant/0/requestedAt").isString()).isTrue();
        assertThat(x.at("/grant/0/revision").asString()).isEqualTo("0");
        assertThat(edge.at("/grant/0/requestedAt").isNumber()).isTrue();
        assertThat(edge.at("/grant/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "app",
                        "appId",
                        "apiproduct",
                        "developerEmail",
                        "keyId",
                        "reason",
                        "requestedAt",
                        "requestedBy",
                        "revision",
                        "status",
                        "statusChangedAt",
                        "statusChangedBy");
    }

    @Test
    void pagesHoldEachOnceOldestFirstWhileOthersAsk() {
        for (int i = 0; i < 4; i++) {
            scene.request(editor, weather);
        }
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Answer page = api.get(grants + "?status=pending&pageSize=2&pageToken=" + token)
                    .is(200);
            seen.addAll(products(page));
            token = page.body().path("nextPageToken").asString("");
            if (seen.size() == 2) {
                scene.request(editor, weather);
            }
        } while (!token.isEmpty());

        assertThat(seen).hasSize(6).containsExactlyElementsOf(inOrder("pending"));
    }

    @Test
    void allOfThemAreThereUnlessSomeAreAskedFor() {
        assertThat(products(api.get(grants).is(200))).hasSize(2);
        assertThat(products(api.get(grants + "?status=approved").is(200))).isEqualTo(inOrder("approved"));
        String product = inOrder("approved").getFirst();
        assertThat(products(api.get(grants + "?apiproduct=" + product).is(200))).containsExactly(product);
        assertThat(api.get(grants + "?status=revoked").is(200).body()).isEmpty();
        assertThat(api.get("/edge" + grants + "?apiproduct=" + product + "&status=pending")
                        .is(200)
                        .body()
                        .path("grant"))
                .isEmpty();
    }

    @Test
    void whatIsNoneIsSaid() {
        api.get(grants + "?status=active").is(400);
        api.get(grants + "?apiproduct=None").is(404);
        api.get(grants + "?pageSize=x").is(400);
        for (String key : List.of("x", "2026-01-01T00:00:00Z", "+99999-01-01T00:00:00Z " + weather.app(), " ")) {
            String token = Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
            api.get(grants + "?pageToken=" + token).is(400);
        }
        caller(scene.organization(scene.name("other")), Role.APPROVER)
                .get(grants)
                .is(403);
    }

    @Test
    void whatIsListedIsDecidedInOneGo() {
        scene.request(editor, weather);
        List<Map<String, String>> items = new ArrayList<>();
        api.get(grants + "?status=pending")
                .is(200)
                .body()
                .path("grant")
                .forEach(grant -> items.add(Map.of(
                        "action",
                        "approve",
                        "keyId",
                        grant.path("keyId").asString(),
                        "apiproduct",
                        grant.path("apiproduct").asString(),
                        "seenRevision",
                        grant.path("revision").asString())));
        Answer decided = caller(weather.organization(), Role.APPROVER)
                .post(grants.replace("/grants", "/decisions"), Map.of("decisions", items))
                .is(200);

        assertThat(decided.body().path("result").valueStream().map(one -> one.path("outcome")
                        .asString()))
                .containsExactly("applied", "applied");
        assertThat(api.get(grants + "?status=pending").is(200).body()).isEmpty();
    }
}
