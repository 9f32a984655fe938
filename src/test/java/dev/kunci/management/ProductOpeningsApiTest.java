package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.operators.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What API products open is kept as it was said, or refused. */
class ProductOpeningsApiTest extends ApiTest {

    private static final String GROUP = """
            {"operationConfigType":"remoteservice","operationConfigs":[{"apiSource":"orders","operations":[
            {"resource":"/v1/**","methods":["GET","POST"]}],"quota":{"limit":10,"interval":"1","timeUnit":"minute"},
            "attributes":[{"name":"a","value":"b"}]},{"apiSource":"orders","operations":[{"resource":"/v2"}]}]}""";

    private UUID organization;
    private Api api;
    private String products;

    @BeforeEach
    void set() {
        String name = scene.name("products");
        organization = scene.organization(name);
        api = caller(organization, Role.EDITOR, Role.APPROVER);
        products = "/v1/organizations/" + name + "/apiproducts";
    }

    private long edits() {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and action = 'edit'", organization);
    }

    @Test
    void operationsComeBackAsTheyWent() {
        JsonNode group = Api.JSON.readTree(GROUP);
        Answer made = api.post(products, Map.of("name", "Orders", "operationGroup", group))
                .is(201);

        assertThat(made.at("/operationGroup/operationConfigType")).isEqualTo("remoteservice");
        assertThat(made.at("/operationGroup/operationConfigs/0/quota/limit")).isEqualTo("10");
        assertThat(made.at("/operationGroup/operationConfigs/0/attributes/0/value"))
                .isEqualTo("b");
        assertThat(made.body().at("/operationGroup/operationConfigs")).hasSize(2);
        Answer same = api.put(products + "/Orders", made.body()).is(200);
        assertThat(same.body()).isEqualTo(made.body());
        assertThat(edits()).isZero();
        Answer proxy = api.put(
                        products + "/Orders",
                        Map.of(
                                "operationGroup",
                                Map.of(
                                        "operationConfigType",
                                        "proxy",
                                        "operationConfigs",
                                        made.body().at("/operationGroup/operationConfigs"))))
                .is(200);
        assertThat(proxy.at("/operationGroup/operationConfigType")).isEqualTo("proxy");
        assertThat(database.text(
                        "select (before::text || after::text) from audit_record where organization_id = ?"
                                + " and action = 'edit'",
                        organization))
                .isEqualTo("{\"operationConfigType\": \"remoteservice\"}{\"operationConfigType\": \"\"}");
        assertThat(api.put(products + "/Orders", Map.of("operationGroup", Map.of()))
                        .is(200)
                        .body()
                        .has("operationGroup"))
                .isFalse();
    }

    @Test
    void operationsTakeThePlaceOfPathsAndPathsThatOfOperationsInOneCall() {
        api.post(
                        products,
                        Map.of("name", "l2o", "proxies", List.of("p", ""), "apiResources", List.of("/test/v1", "")))
                .is(201);
        JsonNode group = Api.JSON.readTree(
                "{\"operationConfigs\":[{\"apiSource\":\"p\",\"operations\":[{\"resource\":\"/v1\",\"methods\":[\"GET\",\"\"]}]}]}");
        Answer operations = api.put(products + "/l2o", Map.of("name", "l2o", "operationGroup", group))
                .is(200);

        assertThat(operations.body().has("apiResources")).isFalse();
        assertThat(operations.body().has("proxies")).isFalse();
        assertThat(operations.at("/operationGroup/operationConfigs/0/operations/0/methods/0"))
                .isEqualTo("GET");
        Answer paths = api.put(
                        "/edge" + products + "/l2o",
                        Map.of("name", "l2o", "proxies", List.of("p"), "apiResources", List.of("/test/v2")))
                .is(200);
        assertThat(paths.at("/apiResources/0")).isEqualTo("/test/v2");
        assertThat(paths.body().has("operationGroup")).isFalse();
        api.put(products + "/l2o", Map.of("apiResources", List.of("/a"), "operationGroup", group))
                .is(400);
        api.put(products + "/l2o", Map.of("operationGroup", group)).is(200);
        assertThat(api.put(products + "/l2o", Map.of("description", "other"))
                        .is(200)
                        .body()
                        .has("operationGroup"))
                .isTrue();
    }

    @Test
    void blankEntriesAreNoneAndAnEmptyLimitTakesTheQuotaAway() {
        List<String> blank = List.of("", " ");
        Answer made = api.post(
                        products,
                        Map.of(
                                "name", "tf-prod", "environments", blank, "proxies", blank, "apiResources", blank,
                                "scopes", blank, "quota", "10", "quotaInterval", "1", "quotaTimeUnit", "week"))
                .is(201);
        assertThat(made.body().propertyNames())
                .doesNotContain("environments", "proxies", "apiResources", "scopes")
                .contains("quota");

        Answer without = api.put(products + "/tf-prod", Map.of("name", "tf-prod", "quota", ""))
                .is(200);
        assertThat(without.body().propertyNames()).doesNotContain("quota", "quotaInterval", "quotaTimeUnit");
        assertThat(database.rows(
                        "select quota, quota_interval, quota_time_unit from api_product where organization_id = ?",
                        organization))
                .allSatisfy(row -> assertThat(row.values()).containsOnlyNulls());
        assertThat(api.put(products + "/tf-prod", Map.of("quotaInterval", "1", "quotaTimeUnit", "day"))
                        .is(400)
                        .at("/error/message"))
                .contains("quota");
        assertThat(api.put("/edge" + products + "/tf-prod", Map.of("environments", List.of("prod", "", "prod")))
                        .is(200)
                        .body()
                        .path("environments"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"graphqlOperationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\"}]}}",
                "{\"grpcOperationGroup\":{\"operationConfigs\":[{}]}}",
                "{\"llmOperationGroup\":{\"operationConfigs\":[{}]}}",
                "{\"payloadOperationGroup\":{\"other\":1}}",
                "{\"llmQuota\":10}",
                "{\"llmQuotaInterval\":\"1\"}",
                "{\"llmQuotaTimeUnit\":\"hour\"}",
                "{\"quotaCounterScope\":\"OPERATION\"}",
                "{\"approvalType\":\"sometimes\"}",
                "{\"attributes\":[{\"name\":\"access\",\"value\":\"secret\"}]}",
                "{\"attributes\":[{\"name\":\"access\",\"value\":\"public\"},{\"name\":\"access\",\"value\":\"private\"}]}",
                "{\"environments\":[null]}",
                "{\"apiResources\":[\"v1\"]}",
                "{\"quota\":\"5\"}",
                "{\"operationGroup\":{\"operationConfigs\":[null]}}",
                "{\"operationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\"}]}}",
                "{\"operationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\",\"operations\":[null]}]}}",
                "{\"operationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\",\"operations\":[{}]}]}}",
                "{\"operationGroup\":{\"operationConfigs\":[{\"operations\":[{\"resource\":\"/\"}]}]}}",
                "{\"operationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\",\"operations\":[{\"resource\":\"/\",\"methods\":[null]}]}]}}",
                "{\"operationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\",\"operations\":[{\"resource\":\"/\"}],\"attributes\":[{\"name\":\"a\"}]}]}}",
                "{\"operationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\",\"operations\":[{\"resource\":\"/\"}],\"attributes\":[{\"name\":\"a\",\"value\":\"\\u0000\"}]}]}}",
                "{\"operationGroup\":{\"operationConfigType\":\"other\",\"operationConfigs\":[{\"apiSource\":\"x\",\"operations\":[{\"resource\":\"/\"}]}]}}",
                "{\"operationGroup\":{\"operationConfigs\":[{\"apiSource\":\"x\",\"operations\":[{\"resource\":\"/a\"},{\"resource\":\"/b\"}],"
                        + "\"quota\":{\"limit\":\"1\",\"interval\":\"1\",\"timeUnit\":\"day\"}}]}}",
                "{\"name\":\"Orders\",\"space\":\"\\u0000\"}",
                "{\"name\":\"a/b\"}",
                "[]",
                "{\"environments\":\"prod\"}"
            })
    void whatWouldOpenMoreThanWasMeantIsRefused(String body) {
        JsonNode wanted = Api.JSON.readTree(body);
        Object named = wanted.isObject() && !wanted.has("name") ? ((ObjectNode) wanted).put("name", "Odd") : body;

        assertThat(api.post(products, named).is(400).at("/error/message"))
                .hasSizeGreaterThan(15)
                .doesNotContain("refusal.");
        assertThat(database.count("select count(*) from api_product where organization_id = ?", organization))
                .isZero();
    }
}
