package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** API products through the API. */
class ProductsApiTest extends ApiTest {

    private String name;
    private UUID organization;
    private Api api;
    private String root;
    private String products;

    @BeforeEach
    void set() {
        name = scene.name("products");
        organization = scene.organization(name);
        api = caller(organization, Role.EDITOR, Role.APPROVER);
        root = "/v1/organizations/" + name;
        products = root + "/apiproducts";
    }

    private static Map<String, Object> full() {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("name", "Orders");
        product.put("displayName", "Orders and parcels");
        product.put("description", "Read orders");
        product.put("approvalType", "manual");
        product.put("environments", List.of("prod", "test"));
        product.put("proxies", List.of("orders"));
        product.put("apiResources", List.of("/v1/**"));
        product.put("scopes", List.of("READ", "WRITE"));
        product.put("quota", 5000);
        product.put("quotaInterval", "2");
        product.put("quotaTimeUnit", "hour");
        product.put("quotaCounterScope", "PROXY");
        product.put("graphqlOperationGroup", Map.of("operationConfigType", "proxy", "operationConfigs", List.of()));
        product.put("space", "parcels");
        product.put("colour", "red");
        product.put(
                "attributes",
                List.of(Map.of("name", "access", "value", "private"), Map.of("name", "tier", "value", "gold")));
        return product;
    }

    private long records(String action, String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and channel = 'api' and action = ?"
                        + " and outcome = ? and subject_type = 'product'",
                organization,
                action,
                outcome);
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream()
                .map(one -> one.isString() ? one.asString() : one.path("name").asString())
                .toList();
    }

    @Test
    void aProductIsMadeAndReadInBothDialects() {
        Answer made = api.post(products, full()).is(201);
        Answer edge = api.get("/edge" + products + "/Orders").is(200);

        assertThat(made.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "apiResources",
                        "approvalType",
                        "attributes",
                        "createdAt",
                        "description",
                        "displayName",
                        "environments",
                        "lastModifiedAt",
                        "name",
                        "proxies",
                        "quota",
                        "quotaInterval",
                        "quotaTimeUnit",
                        "scopes",
                        "space");
        assertThat(made.at("/quota")).isEqualTo("5000");
        assertThat(made.body().at("/createdAt").isString()).isTrue();
        assertThat(names(made.body().path("attributes"))).containsExactly("access", "tier");
        assertThat(edge.body().at("/createdAt").isNumber()).isTrue();
        assertThat(edge.at("/createdBy")).startsWith("operator");
        assertThat(edge.at("/approvalType")).isEqualTo("manual");
        assertThat(api.get(products + "/Orders").is(200).body()).isEqualTo(made.body());
        assertThat(database.rows(
                        "select access, space, quota, approval_type from api_product where organization_id = ?",
                        organization))
                .containsExactly(
                        Map.of("access", "private", "space", "parcels", "quota", "5000", "approval_type", "manual"));
        assertThat(database.text(
                        "select after::text from audit_record where organization_id = ?"
                                + " and action = 'create' and channel = 'api'",
                        organization))
                .contains("\"space\": \"parcels\"", "\"quota\": \"5000 / 2 hour\"", "\"access\": \"private\"");
        assertThat(api.post(products, full()).is(409).at("/error/details/0/violations/0/type"))
                .isEqualTo("keymanagement.service.apiproduct_already_exists");
    }

    @Test
    void listsArePagedFromStartKeyAndFiltered() {
        for (int i = 0; i < 5; i++) {
            Map<String, Object> product = full();
            product.put("name", "P" + i);
            product.put("space", i < 2 ? "parcels" : "");
            product.put("attributes", List.of(Map.of("name", "tier", "value", i % 2 == 0 ? "gold" : "iron")));
            api.post(products, product).is(201);
        }

        assertThat(api.get(products).is(200).body().path("apiProduct").path(0).propertyNames())
                .containsExactly("name");
        assertThat(names(api.get("/edge" + products).is(200).body())).containsExactly("P0", "P1", "P2", "P3", "P4");
        assertThat(listed("?count=2&startKey=P1")).containsExactly("P1", "P2");
        assertThat(listed("?expand=true&count=2&startKey=P3")).containsExactly("P3", "P4");
        assertThat(listed("?attributename=tier&attributevalue=iron")).containsExactly("P1", "P3");
        assertThat(listed("?attributename=tier")).hasSize(5);
        assertThat(listed("?attributename=colour")).isEmpty();
        assertThat(listed("?space=parcels&attributename=tier&attributevalue=gold"))
                .containsExactly("P0");
        assertThat(api.get("/edge" + products + "?expand=true&count=1")
                        .is(200)
                        .body()
                        .at("/apiProduct/0/quotaTimeUnit")
                        .asString())
                .isEqualTo("hour");
        api.get(products + "?attributevalue=gold").is(400);
        api.get(products + "?count=many").is(400);
    }

    private List<String> listed(String query) {
        return names(api.get(products + query).is(200).body().path("apiProduct"));
    }

    @Test
    void whatAnUpdateLeavesOutStaysAndPostIsThePutOfOldClients() {
        Answer made = api.post(products, full()).is(201);
        Answer put =
                api.put(products + "/Orders", Map.of("description", "Other")).is(200);
        Answer post = api.post(products + "/Orders/", Map.of("quota", "7", "name", "Orders", "space", "parcels"))
                .is(200);

        assertThat(put.at("/description")).isEqualTo("Other");
        assertThat(post.at("/quota")).isEqualTo("7");
        assertThat(post.body().path("attributes")).isEqualTo(made.body().path("attributes"));
        assertThat(post.body().path("apiResources"))
                .isEqualTo(made.body().path("apiResources"))
                .hasSize(1);
        assertThat(records("edit", "done")).isEqualTo(2);
        assertThat(database.text(
                        "select after::text from audit_record where organization_id = ? and action = 'edit'"
                                + " order by id desc limit 1",
                        organization))
                .isEqualTo("{\"quota\": \"7 / 2 hour\"}");
        Answer cleared = api.put(
                        products + "/Orders",
                        Map.of("quota", "", "quotaInterval", "", "quotaTimeUnit", "", "attributes", List.of()))
                .is(200);
        assertThat(cleared.body().propertyNames()).doesNotContain("quota", "attributes");
        assertThat(api.put(products + "/Orders", post.body()).is(200).at("/quota"))
                .isEqualTo("7");
    }

    @Test
    void whoSawAnOlderStateChangesNothing() {
        String tag = api.post(products, full()).is(201).header("ETag");
        api.put(products + "/Orders", Map.of("description", "Other"), "If-Match", tag)
                .is(200);

        api.put(products + "/Orders", Map.of("description", "Lost"), "If-Match", tag)
                .is(412);
        api.post(products + "/Orders:move", Map.of("space", "x"), "If-Match", tag)
                .is(412);
        api.delete(products + "/Orders", "If-Match", tag).is(412);
        Answer now = api.get(products + "/Orders").is(200);
        assertThat(now.at("/description")).isEqualTo("Other");
        api.delete(products + "/Orders", "If-Match", now.header("ETag")).is(200);
        api.get(products + "/Orders").is(404);
        assertThat(records("delete", "done")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"a%b,a%25b", "a b,a%20b", "50% $-_.,50%25%20%24-_.", "a%20b,a%2520b", "a%b,a%2525b"})
    void namesHoldWhatApigeeAllowsInPaths(String called, String segment) {
        api.post(products, Map.of("name", called)).is(201);

        assertThat(api.get(products + "/" + segment).is(200).at("/name")).isEqualTo(called);
        assertThat(api.post(products + "/" + segment + ":move", Map.of("space", "blue"))
                        .is(200)
                        .at("/space"))
                .isEqualTo("blue");
        api.post(products + "/" + segment + "%3Amove", Map.of("space", "blue")).is(200);
        assertThat(api.post(products + "/" + segment + ":move", "")
                        .is(200)
                        .body()
                        .has("space"))
                .isFalse();
        assertThat(api.delete(products + "/" + segment).is(200).at("/name")).isEqualTo(called);
        assertThat(database.rows(
                        "select before ->> 'space' as before, after ->> 'space' as after from audit_record"
                                + " where organization_id = ? and action = 'edit' order by id",
                        organization))
                .containsExactly(Map.of("before", "", "after", "blue"), Map.of("before", "blue", "after", ""));
    }

    @Test
    void nameAndSpaceDoNotChangeInAnUpdate() {
        api.post(products, full()).is(201);

        assertThat(api.put(products + "/Orders", Map.of("space", "other"))
                        .is(400)
                        .at("/error/message"))
                .contains(":move");
        assertThat(api.put("/edge" + products + "/Orders", Map.of("name", "Other"))
                        .is(400)
                        .at("/message"))
                .contains("another API product");
        assertThat(records("edit", "done")).isZero();
    }

    @Test
    void whoMayLookMayNotWrite() {
        api.post(products, full()).is(201);
        Api viewer = caller(organization, Role.VIEWER);

        viewer.get(products).is(200);
        viewer.get(products + "/Orders").is(200);
        viewer.post(products, Map.of("name", "Mine")).is(403);
        viewer.put(products + "/Orders", Map.of("description", "x")).is(403);
        viewer.post(products + "/Orders:move", Map.of("space", "x")).is(403);
        viewer.delete(products + "/Orders").is(403);
        assertThat(records("create", "refused")).isEqualTo(1);
        assertThat(records("edit", "refused")).isEqualTo(2);
        assertThat(records("delete", "refused")).isEqualTo(1);
        assertThat(api.get(products + "/Nothing").is(404).at("/error/details/0/violations/0/type"))
                .isEqualTo("keymanagement.service.apiproduct_doesnot_exist");
    }

    @Test
    void whatAnEditorAloneMayNotMakeAutomaticStaysManual() {
        api.post(products, full()).is(201);
        Api editor = caller(organization, Role.EDITOR);

        editor.put(products + "/Orders", Map.of("approvalType", "auto")).is(403);
        assertThat(api.get(products + "/Orders").at("/approvalType")).isEqualTo("manual");
        api.put(products + "/Orders", Map.of("approvalType", "AUTO")).is(200);
    }

    @Test
    void aDeletedProductEndsOnItsKeysAndNamesItsReason() {
        api.post(products, full()).is(201);
        api.post(root + "/developers", Map.of("email", "Ana@example.com", "firstName", "A", "lastName", "L"))
                .is(201);
        IntStream.range(0, 2).forEach(i -> api.post(
                        root + "/developers/ana@example.com/apps",
                        Map.of("name", "App " + i, "apiProducts", List.of("Orders")))
                .is(201));

        assertThat(api.delete(products + "/Orders?reason=retired").is(200).at("/displayName"))
                .isEqualTo("Orders and parcels");
        assertThat(database.count("select count(*) from product_grant where organization_id = ?", organization))
                .isZero();
        assertThat(database.text(
                        "select reason from audit_record where organization_id = ? and action = 'delete'"
                                + " and subject_type = 'product'",
                        organization))
                .isEqualTo("retired");
    }
}
