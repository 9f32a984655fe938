package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.GracePeriod;
import dev.kunci.approval.Leak;
import dev.kunci.approval.LeakedKeys;
import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.testing.Scene.Weather;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Programs do not get around an approver either. */
class AroundAnApproverApiTest extends ApiTest {

    @Autowired
    Organizations organizations;

    @Autowired
    LeakedKeys leakedKeys;

    private Weather weather;
    private String apps;
    private String keys;
    private String products;
    private String manual;

    @BeforeEach
    void set() {
        weather = scene.weather();
        String organization = "/v1/organizations/" + weather.organizationName();
        apps = organization + "/developers/ana@example.com/apps";
        keys = apps + "/Weather%20mobile/keys";
        products = organization + "/apiproducts";
        manual = database.text("select name from api_product where id = ?", weather.manualProduct());
    }

    @Test
    void nobodyApprovesTheirOwnRequestByMakingAProductAutomaticForAWhile() {
        organizations.settings(Actor.console(), weather.organization(), null, true);
        Api api = caller(weather.organization(), Role.APPROVER, Role.EDITOR);
        Map<String, Object> wanted = Map.of("name", "Radar", "apiProducts", List.of(manual));
        api.post(apps, wanted).is(201);
        api.put(products + "/" + manual, Map.of("approvalType", "auto")).is(200);
        api.delete(apps + "/Radar").is(200);

        Answer again = api.post(apps, wanted).is(201);

        api.put(products + "/" + manual, Map.of("approvalType", "manual")).is(200);
        assertThat(again.at("/credentials/0/apiProducts/0/status")).isEqualTo("pending");
        String key = again.at("/credentials/0/keyId");
        api.post(apps + "/Radar/keys/" + key + "/apiproducts/" + manual + "?action=approve", null)
                .is(403);
    }

    @Test
    void fourEyesAreSwitchedOffByTwo() {
        Api first = caller(weather.organization(), Role.ADMIN);
        Api second = caller(weather.organization(), Role.ADMIN);
        String fourEyes = "/v1/organizations/" + weather.organizationName() + "/foureyes";
        assertThat(first.put(fourEyes, Map.of("required", true)).is(200).at("/required"))
                .isEqualTo("true");

        Answer asked = first.put(fourEyes, Map.of("required", false)).is(200);

        assertThat(asked.at("/required")).isEqualTo("true");
        assertThat(asked.at("/askedBy")).contains("@");
        first.put(fourEyes, Map.of("required", false)).is(403);
        first.put(fourEyes, Map.of()).is(400);
        caller(weather.organization(), Role.APPROVER)
                .put(fourEyes, Map.of("required", false))
                .is(403);
        assertThat(second.put(fourEyes, Map.of("required", true)).is(200).at("/required"))
                .isEqualTo("true");
        assertThat(second.get(fourEyes).is(200).body().has("askedBy")).isFalse();
        first.put(fourEyes, Map.of("required", false)).is(200);
        assertThat(second.put(fourEyes, Map.of("required", false)).is(200).at("/required"))
                .isEqualTo("false");
        assertThat(organizations.find(weather.organization()).orElseThrow().fourEyes())
                .isFalse();
    }

    @Test
    void anEditorDoesNotMakeADeletedManualProductAnewAsAutomatic() {
        Api editor = caller(weather.organization(), Role.EDITOR);
        editor.delete(products + "/" + manual).is(200);
        Map<String, Object> anew = Map.of("name", manual, "displayName", "Weather", "approvalType", "auto");

        editor.post(products, anew).is(403);
        caller(weather.organization(), Role.EDITOR, Role.APPROVER)
                .post(products, anew)
                .is(201);
    }

    @Test
    void aLeakedKeyThatAnEditorDeletesAndBringsInAgainEndsWhenItWasTo() {
        Actor both = scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR);
        Instant end = Objects.requireNonNull(leakedKeys
                .revoke(
                        both,
                        new Leak(weather.organization(), weather.credential(), GracePeriod.HOUR, "found on a forum"))
                .ends());
        Api editor = caller(weather.organization(), Role.EDITOR);
        editor.delete(keys + "/" + weather.credential()).is(200);

        Answer again = editor.post(
                        keys + "/create",
                        Map.of(
                                "consumerKey",
                                weather.pair().consumerKey(),
                                "consumerSecret",
                                weather.pair().consumerSecret(),
                                "expiresInSeconds",
                                "864000",
                                "attributes",
                                List.of(Map.of("name", "team", "value", "blue"))))
                .is(201);

        assertThat(again.at("/expiresAt")).isEqualTo(String.valueOf(end.toEpochMilli()));
    }
}
