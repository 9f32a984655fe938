package dev.kunci.management.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api;
import dev.kunci.management.Api.Answer;
import dev.kunci.management.ApiTest;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.testing.Scene.Weather;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The record as Edge lists it. */
class AuditDocumentsApiTest extends ApiTest {

    @Autowired
    private AppGroups groups;

    private Weather weather;
    private Api auditor;
    private Actor decider;
    private Api api;
    private String root;
    private String app;
    private String audits;
    private String product;

    @BeforeEach
    void set() {
        weather = scene.weather();
        auditor = caller(weather.organization(), Role.AUDITOR);
        decider = scene.operator(weather.organization(), Role.EDITOR, Role.APPROVER);
        api = caller(decider, weather.organization(), Role.EDITOR, Role.APPROVER);
        root = "/v1/organizations/" + weather.organizationName();
        app = root + "/developers/ana@example.com/apps/Weather%20mobile";
        audits = "/edge/v1/audits/organizations/" + weather.organizationName();
        product = database.text("select name from api_product where id = ?", weather.manualProduct());
    }

    private static List<String> uris(Answer answer) {
        return answer.is(200)
                .body()
                .path("auditRecord")
                .valueStream()
                .map(record -> record.path("requestUri").asString())
                .toList();
    }

    @Test
    void aDecisionReadsAsTheCallThatAskedForIt() {
        String key = "/keys/" + weather.credential();
        String grant = key + "/apiproducts/" + product;
        api.post(app + "/keys/" + weather.pair().consumerKey() + "/apiproducts/" + product + "?action=approve", null)
                .is(204);
        api.post(app + key + "?action=revoke&reason=was%20leaked", null).is(204);
        api.post(app + "?action=revoke", null).is(204);
        api.post(root + "/developers/ana@example.com?action=inactive", null).is(204);

        Answer answer = auditor.get(audits + "?rows=4").is(200);
        assertThat(uris(answer))
                .containsExactly(
                        root + "/developers/ana@example.com?action=inactive",
                        app + "?action=revoke",
                        app + key + "?action=revoke",
                        app + grant + "?action=approve");
        JsonNode record = answer.body().at("/auditRecord/2");
        assertThat(record.propertyNames())
                .containsExactlyInAnyOrder("operation", "request", "requestUri", "responseCode", "timeStamp", "user");
        assertThat(record.path("operation").asString()).isEqualTo("UPDATE");
        assertThat(record.path("responseCode").isNumber()).isTrue();
        assertThat(record.path("responseCode").asInt()).isEqualTo(200);
        assertThat(record.path("timeStamp").isNumber()).isTrue();
        assertThat(record.path("user").asString()).isEqualTo(decider.name());
        JsonNode request = Api.JSON.readTree(record.path("request").asString());
        assertThat(request.path("reason").asString()).isEqualTo("was leaked");
        assertThat(request.path("channel").asString()).isEqualTo("api");
        assertThat(request.at("/before/status").asString()).isEqualTo("approved");
        assertThat(request.at("/after/status").asString()).isEqualTo("revoked");
        assertThat(answer.raw().body()).doesNotContain(weather.pair().consumerKey());
    }

    @Test
    void bothDoorsGiveTheSame() {
        api.delete(app).is(200);
        Answer edge = auditor.get(audits + "?expand=true&timeline=today");
        Answer x = auditor.get(audits.replace("/edge", ""));

        assertThat(x.is(200).body()).isEqualTo(edge.is(200).body());
        assertThat(edge.body().path("auditRecord").valueStream().map(record -> record.path("operation")
                        .asString()))
                .startsWith("DELETE", "DELETE", "DELETE", "DELETE")
                .contains("CREATE");
        assertThat(auditor.get(audits + "/apiproducts/None").is(200).raw().body())
                .isEqualTo("{\"auditRecord\":[]}");
    }

    @Test
    void branchesHoldWhatIsBelowThem() {
        groups.create(Actor.console(), weather.organization(), AppGroupContent.of("team-b", "Team B"));
        api.post(root + "/appgroups/team-b/apps", Map.of("name", "Shared")).is(201);

        assertThat(uris(auditor.get(audits + "/developers")))
                .hasSize(5)
                .allMatch(uri -> uri.startsWith(root + "/developers/ana@example.com"));
        assertThat(uris(auditor.get(audits + "/appgroups")))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(uri -> uri.startsWith(root + "/appgroups/team-b"));
        assertThat(uris(auditor.get(audits + "/companies/team-b/apps/Shared")))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(uri -> uri.startsWith(root + "/appgroups/team-b/apps/Shared"));
        assertThat(uris(auditor.get(audits + "/apps"))).allMatch(uri -> uri.contains("/apps/"));
        assertThat(uris(auditor.get(audits + "/apps/" + weather.app())))
                .hasSize(4)
                .allMatch(uri -> uri.startsWith(app));
        assertThat(uris(auditor.get(audits + "/developers/ana@example.com/apps")))
                .hasSize(4);
        assertThat(uris(auditor.get(audits + "/developers/ana@example.com"))).hasSize(5);
        assertThat(uris(auditor.get(audits + "/apiproducts"))).hasSize(2);
        assertThat(uris(auditor.get(audits + "/apiproducts/" + product)))
                .containsExactly(
                        app + "/keys/" + weather.credential() + "/apiproducts/" + product,
                        root + "/apiproducts/" + product);
    }

    @Test
    void whatIsGoneIsStillFoundByItsName() {
        api.delete(root + "/developers/ana@example.com").is(200);

        assertThat(uris(auditor.get(audits + "/developers/ANA@example.com")))
                .hasSizeGreaterThanOrEqualTo(10)
                .contains(
                        root + "/developers/ana@example.com",
                        app + "/keys/" + weather.credential() + "/apiproducts/" + product)
                .allMatch(uri -> uri.startsWith(root + "/developers/ana@example.com"));
        assertThat(uris(auditor.get(audits + "/developers/ana@example.com/apps/Weather%20mobile")))
                .contains(app)
                .allMatch(uri -> uri.startsWith(app));
        assertThat(uris(auditor.get(audits + "/developers/bo@example.com"))).isEmpty();
    }

    @Test
    void whatIsEncodedTwiceIsFoundThereOrGone() {
        String twice = audits + "/developers/ana%2540example.com/apps/Weather%2520mobile";
        assertThat(uris(auditor.get(twice))).hasSize(4).allMatch(uri -> uri.startsWith(app));
        assertThat(uris(auditor.get(audits + "/developers/ana%2540example.com")))
                .hasSize(5);

        api.delete(app).is(200);
        assertThat(uris(auditor.get(twice))).contains(app).allMatch(uri -> uri.startsWith(app));
        api.delete(root + "/developers/ana@example.com").is(200);
        assertThat(uris(auditor.get(twice))).contains(app).allMatch(uri -> uri.startsWith(app));
        assertThat(uris(auditor.get(audits + "/developers/ana%2540example.com")))
                .contains(root + "/developers/ana@example.com");
        assertThat(uris(auditor.get(audits + "/developers/none%2500/apps/none")))
                .isEmpty();
    }

    @Test
    void anAppThatIsGoneIsFoundThroughItsOwnersDeveloperId() {
        String developerId = database.text("select developer_id from developer where id = ?", weather.developer());
        String history = audits + "/developers/" + developerId + "/apps/";
        api.delete(app).is(200);

        assertThat(uris(auditor.get(history + "Weather%20mobile")))
                .contains(app)
                .allMatch(uri -> uri.startsWith(app));
        assertThat(uris(auditor.get(history + "None"))).isEmpty();
    }

    @Test
    void aPersonIsFoundInUpperOrLowerCase() {
        api.post(app + "?action=revoke", null).is(204);
        String user = "/edge/v1/audits/users/";

        assertThat(uris(auditor.get(user + decider.name().toUpperCase(Locale.ROOT))))
                .hasSize(1)
                .isEqualTo(uris(auditor.get(user + decider.name())));
        assertThat(uris(auditor.get(user + decider.name().replace("@", "%2540"))))
                .hasSize(1);
    }

    @Test
    void aPersonsRecordsAreThoseOfTheCallersOrganization() {
        api.post(app + "?action=revoke", null).is(204);
        String user = "/edge/v1/audits/users/" + decider.name();

        List<String> uris = uris(auditor.get(user));
        assertThat(uris).containsExactly(app + "?action=revoke");
        assertThat(uris(auditor.get(user + "?organization=" + weather.organizationName())))
                .isEqualTo(uris);
        assertThat(uris(auditor.get("/edge/v1/audits/users/nobody@example.com")))
                .isEmpty();
        api.get(user).is(403);
        caller(scene.organization(scene.name("other")), Role.AUDITOR)
                .get(user + "?organization=" + weather.organizationName())
                .is(403);
    }

    @Test
    void onlyAuditorsReadItAllAndMembersTheHistoryOfOneThing() {
        Api viewer = caller(weather.organization(), Role.VIEWER);
        api.post(app + "?action=revoke", null).is(204);
        for (String branch : List.of("", "/developers", "/apps", "/apiproducts")) {
            assertThat(viewer.get(audits + branch).is(403).at("/code")).isEqualTo("kunci.role.auditor");
        }

        Answer history = viewer.get(audits + "/apps/" + weather.app()).is(200);
        assertThat(history.at("/auditRecord/0/request")).contains("\"revoked\"").doesNotContain("address");
        assertThat(auditor.get(audits + "/apps/" + weather.app()).at("/auditRecord/0/request"))
                .contains("\"address\":\"127.0.0.1\"");
        anonymous().get(audits).is(401);
        caller(scene.organization(scene.name("other")), Role.AUDITOR)
                .get(audits)
                .is(403);
    }

    @Test
    void aRefusalIsA403() {
        caller(weather.organization(), Role.VIEWER)
                .post(app + "?action=revoke", null)
                .is(403);

        Answer answer = auditor.get(audits + "?rows=1").is(200);
        assertThat(uris(answer)).containsExactly(app + "?action=revoke");
        assertThat(answer.at("/auditRecord/0/responseCode")).isEqualTo("403");
    }

    @Test
    void timesAndRowsNarrowIt() {
        long before = auditor.get(audits + "?rows=1")
                .body()
                .at("/auditRecord/0/timeStamp")
                .asLong();
        api.post(app + "?action=revoke", null).is(204);
        long at = auditor.get(audits + "?rows=1")
                .body()
                .at("/auditRecord/0/timeStamp")
                .asLong();

        assertThat(uris(auditor.get(audits + "?startTime=" + at + "&endTime=" + at)))
                .contains(app + "?action=revoke");
        assertThat(uris(auditor.get(audits + "?endTime=" + before))).doesNotContain(app + "?action=revoke");
        assertThat(uris(auditor.get(audits + "?startTime=" + (at + 60_000)))).isEmpty();
        assertThat(uris(auditor.get(audits + "?timeline=week"))).hasSizeGreaterThan(5);
        assertThat(uris(auditor.get(audits + "/apps/" + weather.app() + "?endTime=0")))
                .isEmpty();
        assertThat(auditor.get(audits + "?rows=1&expand=false").is(200).raw().body())
                .isEqualTo("[\"" + app + "?action=revoke\"]");
        auditor.get(audits + "?timeline=year").is(400);
        auditor.get(audits + "?startTime=yesterday").is(400);
        auditor.get(audits + "?startTime=" + Long.MAX_VALUE).is(400);
        auditor.get(audits + "?rows=x").is(400);
    }
}
