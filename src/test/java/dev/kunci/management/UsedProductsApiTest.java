package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** API products that keys have, and their names. */
class UsedProductsApiTest extends ApiTest {

    @Autowired
    private Organizations organizations;

    private UUID organization;
    private Api api;
    private String root;
    private String products;

    @BeforeEach
    void set() {
        String name = scene.name("used");
        organization = scene.organization(name);
        api = caller(organization, Role.EDITOR, Role.APPROVER);
        root = "/v1/organizations/" + name;
        products = root + "/apiproducts";
    }

    @Test
    void whereUsedProductsStayOneIsDeletedOnlyWhenNoKeyHasIt() {
        organizations.keepUsedProducts(Actor.console(), organization, true);
        api.post(products, Map.of("name", "Orders")).is(201);
        api.post(root + "/developers", Map.of("email", "ana@example.com", "firstName", "A", "lastName", "L"))
                .is(201);
        String app = root + "/developers/ana@example.com/apps";
        Answer made = api.post(app, Map.of("name", "App", "apiProducts", List.of("Orders")))
                .is(201);

        assertThat(api.delete(products + "/Orders").is(409).at("/error/message"))
                .startsWith("1 key has this API product");
        assertThat(api.delete("/edge" + products + "/Orders").is(409).at("/code"))
                .isEqualTo("kunci.product.used");
        assertThat(database.count("select count(*) from product_grant where organization_id = ?", organization))
                .isEqualTo(1);
        api.delete(app + "/App/keys/" + made.at("/credentials/0/keyId") + "/apiproducts/Orders")
                .is(200);
        api.delete(products + "/Orders").is(200);
    }

    @Test
    void aNumberSignIsPartOfAName() {
        api.post(products, Map.of("name", "Partner #1")).is(201);

        assertThat(api.get(products + "/Partner%20%231").is(200).at("/name")).isEqualTo("Partner #1");
        assertThat(api.get("/edge" + products).is(200).body().path(0).asString())
                .isEqualTo("Partner #1");
        api.delete(products + "/Partner%20%231").is(200);
    }

    @Test
    void whatKeysHoldIsMadeWiderByAnApproverAloneAndTheAnswerNamesWhatIsWider() {
        Scene.Weather weather = scene.weather();
        Api editor = caller(weather.organization(), Role.EDITOR);
        Api both = caller(weather.organization(), Role.EDITOR, Role.APPROVER);
        String name = database.text("select name from api_product where id = ?", weather.manualProduct());
        String product = "/v1/organizations/" + weather.organizationName() + "/apiproducts/" + name;
        both.put(product, Map.of("apiResources", List.of("/v1/*"))).is(200);

        for (Answer refused : List.of(
                editor.put(product, Map.of("apiResources", List.of("/v1/*", "/v2/**"), "environments", List.of()))
                        .is(403),
                editor.post(product, Map.of("apiResources", List.of("/v1/*", "/v2/**")))
                        .is(403))) {
            assertThat(refused.body().at("/error/details/0/violations/0/type").asString())
                    .isEqualTo("kunci.product.wider");
            assertThat(refused.body().at("/error/message").asString()).contains("(apiResources: /v2/**)");
        }
        editor.put(product, Map.of("apiResources", List.of("/v1/a"))).is(200);
        both.put(product, Map.of("apiResources", List.of("/v1/*", "/v2/**"))).is(200);
    }
}
