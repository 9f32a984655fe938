package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.management.ApiDescription.Operation;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation that is described, called by those who may not: refused, on record, and nothing has changed. */
class RouteAccessApiTest extends ApiTest {

    private static final List<String> TABLES =
            List.of("developer", "app_group", "app", "credential", "product_grant", "api_product", "api_token");
    private static final String GROUP_APP = "Group app";

    /** What a caller who may would send, by what is described as the body. */
    private static final Map<String, Object> BODIES = Map.ofEntries(
            Map.entry("App", Map.of("name", "Third", "apiProducts", List.of())),
            Map.entry("AppGroup", Map.of("name", "Third")),
            Map.entry("Attribute", Map.of("name", "tier", "value", "gold")),
            Map.entry("Attributes", Map.of("attribute", List.of())),
            Map.entry(
                    "Developer",
                    Map.of("email", "third@example.com", "firstName", "Third", "lastName", "One", "userName", "third")),
            Map.entry("FourEyes", Map.of("required", true)),
            Map.entry("Key", Map.of("consumerKey", "third-key-of-all", "consumerSecret", "third-secret")),
            Map.entry("KeyUpdate", Map.of("attributes", List.of(Map.of("name", "tier", "value", "gold")))),
            Map.entry("Move", Map.of("space", "third")),
            Map.entry("Product", Map.of("name", "Third", "displayName", "Third", "approvalType", "auto")));

    private Weather weather;
    private ApiDescription description;
    private Map<String, String> names;
    private String groupKey;

    @BeforeEach
    void furnish() {
        weather = scene.weather();
        description =
                new ApiDescription(anonymous().get("/v1/openapi.json").is(200).body());
        String product = database.text("select name from api_product where id = ?", weather.manualProduct());
        names = new TreeMap<>(Map.of(
                "organization", weather.organizationName(),
                "developer", "ana%40example.com",
                "group", "Partners",
                "product", product,
                "attribute", "tier",
                "user", "console"));
        Api editor = caller(weather.organization(), Role.EDITOR);
        String root = "/v1/organizations/" + weather.organizationName();
        editor.post(root + "/appgroups", Map.of("name", "Partners")).is(201);
        groupKey = editor.post(
                        root + "/appgroups/Partners/apps", Map.of("name", GROUP_APP, "apiProducts", List.of(product)))
                .is(201)
                .at("/credentials/0/keyId");
        for (String owner : List.of(
                "/developers/ana%40example.com",
                "/developers/ana%40example.com/apps/Weather%20mobile",
                "/appgroups/Partners",
                "/appgroups/Partners/apps/Group%20app",
                "/apiproducts/" + product)) {
            editor.post(root + owner + "/attributes/tier", Map.of("value", "silver"))
                    .is(200);
        }
    }

    private String address(Operation operation) {
        boolean group = operation.path().contains("/appgroups/");
        boolean owned = group || operation.path().contains("/developers/");
        names.put(
                "app", !owned ? weather.app().toString() : group ? GROUP_APP.replace(" ", "%20") : "Weather%20mobile");
        names.put("key", group ? groupKey : weather.credential().toString());
        String path = operation.path();
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        assertThat(path).as("a name for each part of the address").doesNotContain("{");
        return path;
    }

    private Object body(Operation operation) {
        String schema = operation
                .said()
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString("")
                .replaceFirst("^.*/", "");
        if (schema.equals("Decisions")) {
            return Map.of(
                    "decisions",
                    List.of(Map.of("action", "revoke", "appId", weather.app().toString())));
        }
        if (schema.equals("Product") && operation.path().endsWith("}")) {
            return Map.of("description", "Changed");
        }
        assertThat(schema.isEmpty() || BODIES.containsKey(schema))
                .as("a body for %s", schema)
                .isTrue();
        return BODIES.get(schema);
    }

    /** With and without an action, where there is one to ask for. */
    private Stream<String> addresses(Operation operation) {
        String address = address(operation);
        if (!operation.takes("action")) {
            return Stream.of(address);
        }
        boolean owner = operation.path().matches(".*/(developers|appgroups)/\\{[^}]+}");
        String decides = address + "?action=" + (owner ? "inactive" : "revoke");
        return operation.said().has("requestBody") ? Stream.of(decides, address) : Stream.of(decides);
    }

    private Answer call(Api api, Operation operation, String address) {
        return api.send(operation.method().toUpperCase(), address, body(operation));
    }

    private List<Operation> operations() {
        List<Operation> all =
                description.operations().stream().filter(one -> !one.open()).toList();
        assertThat(all).hasSizeGreaterThan(70);
        return all;
    }

    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        TABLES.forEach(table -> state.put(
                table,
                database.text(
                        "select count(*) || md5(coalesce(string_agg((to_jsonb(t) - 'last_used_at')::text, ',' order by t.id), '')) from "
                                + table + " t where organization_id = ?",
                        weather.organization())));
        return state;
    }

    private long refusals(Actor actor) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and actor_id = ? and channel = 'api'"
                        + " and outcome = 'refused'",
                weather.organization(),
                actor.operatorId());
    }

    @Test
    void whoDoesNotSignInIsToldSo() {
        Map<String, String> before = state();
        for (Operation operation : operations()) {
            Answer answer = call(anonymous(), operation, address(operation));
            assertThat(answer.status()).as("%s", operation).isEqualTo(401);
            assertThat(description.faults(operation.id(), answer))
                    .as("%s", operation)
                    .isEmpty();
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whoBelongsToAnotherOrganizationIsRefused() {
        Api stranger = caller(scene.organization(scene.name("elsewhere")), Role.values());
        Map<String, String> before = state();
        int asked = 0;
        for (Operation operation : operations()) {
            if (operation.path().contains("{organization}")) {
                asked++;
                Answer answer = call(stranger, operation, address(operation));
                assertThat(answer.status()).as("%s", operation).isEqualTo(403);
                assertThat(description.faults(operation.id(), answer))
                        .as("%s", operation)
                        .isEmpty();
            }
        }
        assertThat(asked).isGreaterThan(70);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whoMayOnlyLookChangesNothingAndEachAttemptIsOnRecord() {
        Actor operator = scene.operator(weather.organization(), Role.VIEWER);
        Api viewer = caller(operator, weather.organization(), Role.VIEWER);
        Map<String, String> before = state();
        int asked = 0;
        for (Operation operation :
                operations().stream().filter(Operation::changes).toList()) {
            for (String address : addresses(operation).toList()) {
                long refused = refusals(operator);
                Answer answer = call(viewer, operation, address);
                if (operation.id().equals("decisions.decide")) {
                    assertThat(answer.is(200).at("/result/0/outcome")).isEqualTo("refused");
                } else {
                    assertThat(answer.status())
                            .as("%s: %s", operation, answer.body())
                            .isEqualTo(403);
                }
                assertThat(description.faults(operation.id(), answer))
                        .as("%s", operation)
                        .isEmpty();
                assertThat(refusals(operator))
                        .as("refusals on record of %s", operation)
                        .isEqualTo(refused + 1);
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(40);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whoMayOnlyLookReadsWhatIsDescribedForViewersAndNothingElse() {
        Api viewer = caller(weather.organization(), Role.VIEWER);
        Api auditor = caller(weather.organization(), Role.AUDITOR);
        for (Operation operation :
                operations().stream().filter(one -> !one.changes()).toList()) {
            String needs = operation.said().get("description").asString();
            Answer answer = call(viewer, operation, address(operation));
            assertThat(answer.status())
                    .as("%s: %s", operation, answer.body())
                    .isEqualTo(needs.endsWith("Needs the role viewer.") ? 200 : 403);
            assertThat(description.faults(operation.id(), answer))
                    .as("%s", operation)
                    .isEmpty();
            assertThat(description.faults(
                            operation.id(),
                            call(auditor, operation, address(operation)).is(200)))
                    .as("%s", operation)
                    .isEmpty();
        }
    }
}
