package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.Organizations;
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
}
