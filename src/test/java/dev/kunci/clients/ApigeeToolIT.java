package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Apigee's command line tool works on the Edge dialect as it is, through the short paths it uses. */
@Tag("clients")
class ApigeeToolIT {

    private static final String CLI = "node_modules/apigeetool/lib/cli.js";
    private static final String DEVELOPER = "tool@example.com";
    private static final String APP = "tool-app";
    private static final String PRODUCT = "Tool-Product";
    private static final String KEY = "tool-own_key";

    @Test
    void itMakesADeveloperAProductAnAppAndAKeyAndRemovesThem() throws Exception {
        tool("createDeveloper", "--email", DEVELOPER, "--firstName", "T", "--lastName", "L", "--userName", "tool");
        JsonNode product = tool(
                "createProduct",
                "--productName",
                PRODUCT,
                "--proxies",
                "weather,stock",
                "--environments",
                "test,prod",
                "--approvalType",
                "manual");
        assertThat(product.path("proxies").valueStream().map(JsonNode::asString))
                .containsExactly("weather", "stock");
        JsonNode app = tool("createApp", "--name", APP, "--email", DEVELOPER, "--apiProducts", PRODUCT);
        assertThat(app.at("/credentials/0/apiProducts/0/status").asString()).isEqualTo("pending");
        JsonNode key = tool(
                "createAppKey",
                "--developerId",
                DEVELOPER,
                "--appName",
                APP,
                "--key",
                KEY,
                "--secret",
                "tool-own_secret",
                "--apiProducts",
                PRODUCT);
        assertThat(key.path("consumerKey").asString()).isEqualTo(KEY);
        assertThat(key.at("/apiProducts/0/status").asString()).isEqualTo("pending");

        threeLevels();

        NodeClients.Finished again = run("createApp", "--name", APP, "--email", DEVELOPER, "--apiProducts", PRODUCT);
        assertThat(again.status()).isEqualTo(6);
        assertThat(again.errors()).contains("App with name " + APP + " already exists");
        assertThat(tool("deleteApp", "--name", APP, "--email", DEVELOPER)
                        .path("name")
                        .asString())
                .isEqualTo(APP);
        tool("deleteProduct", "--productName", PRODUCT);
        tool("deleteDeveloper", "--email", DEVELOPER);
        assertThat(ServedKunci.get()
                        .find(
                                "select string_agg(subject_type, ', ' order by at) from audit_record"
                                        + " where action = 'delete' and channel = 'api' and actor = ?"
                                        + " and subject_type in ('app', 'product', 'developer')"
                                        + " and subject ~ '(tool@example.com|Tool-Product)'",
                                ServedKunci.OPERATOR))
                .isEqualTo("app, product, developer");
    }

    private static void threeLevels() throws Exception {
        String app = "/developers/" + DEVELOPER + "/apps/" + APP;
        String key = app + "/keys/" + KEY;
        for (String level : List.of(key + "/apiproducts/" + PRODUCT, key, app)) {
            for (String action : List.of("revoke", "approve")) {
                assertThat(send("POST", level + "?action=" + action).statusCode())
                        .as(level)
                        .isEqualTo(204);
                JsonNode read = JsonMapper.shared().readTree(send("GET", app).body());
                assertThat(statusAt(read, level)).isEqualTo(action.equals("revoke") ? "revoked" : "approved");
            }
        }
    }

    private static String statusAt(JsonNode app, String level) {
        JsonNode key = app.path("credentials")
                .valueStream()
                .filter(each -> each.path("consumerKey").asString().equals(KEY))
                .findFirst()
                .orElseThrow();
        JsonNode place = level.endsWith(PRODUCT) ? key.at("/apiProducts/0") : level.endsWith(KEY) ? key : app;
        return place.path("status").asString();
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(ServedKunci.get().url() + "/edge/v1/o/" + ServedKunci.ORGANIZATION + path))
                .header("Authorization", "Bearer " + ServedKunci.token())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Runs a command that must go well, and reads what it printed. */
    private static JsonNode tool(String command, String... options) throws Exception {
        NodeClients.Finished finished = run(command, options);
        assertThat(finished.status()).as(command + ": " + finished.errors()).isZero();
        return JsonMapper.shared().readTree(finished.output());
    }

    private static NodeClients.Finished run(String command, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of(CLI, command));
        line.addAll(List.of("--baseuri", ServedKunci.get().url() + "/edge"));
        line.addAll(List.of("--organization", ServedKunci.ORGANIZATION, "--json"));
        line.addAll(List.of("--username", ServedKunci.OPERATOR, "--password", ServedKunci.token()));
        line.addAll(List.of(options));
        return NodeClients.node(Map.of(), line.toArray(String[]::new));
    }
}
