package dev.kunci.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.Api.Answer;
import dev.kunci.management.ApiDescription.Operation;
import dev.kunci.operators.Role;
import dev.kunci.testing.Scene.Weather;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description says what there is, all of it, and nothing else. */
class DescriptionTest extends ApiTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private ApiDescription description;

    @BeforeEach
    void read() {
        description =
                new ApiDescription(anonymous().get("/v1/openapi.json").is(200).body());
    }

    @Test
    void everyMethodOfEveryControllerIsDescribedAndNothingElse() {
        Map<String, String> served = new TreeMap<>();
        mappings.getHandlerMethods().forEach((mapping, code) -> {
            if (code.getBeanType().getPackageName().startsWith("dev.kunci.management")) {
                assertThat(mapping.getMethodsCondition().getMethods())
                        .as("%s", code)
                        .isNotEmpty();
                for (String pattern : mapping.getPatternValues()) {
                    for (String kind :
                            pattern.contains("{owners:") ? List.of("developers", "appgroups") : List.of("")) {
                        String path =
                                pattern.replaceFirst("\\{owners:[^}]+}", kind).replaceAll("\\{[^}]+}", "{}");
                        mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.put(method.name().toLowerCase() + " " + path, "" + code));
                    }
                }
            }
        });
        Set<String> described = description.operations().stream()
                .map(one -> one.method() + " " + one.path().replaceAll("\\{[^}]+}", "{}"))
                .collect(Collectors.toSet());

        assertThat(served).hasSizeGreaterThan(30);
        assertThat(described).isEqualTo(served.keySet());
    }

    @Test
    void bothDialectsGiveTheSameDescriptionToAnybody() {
        assertThat(anonymous().get("/edge/v1/openapi.json").is(200).body()).isEqualTo(description.document());
    }

    @Test
    void everyOperationHasANameOfItsOwnASentenceAndItsParameters() {
        List<Operation> operations = description.operations();
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates();
        for (Operation one : operations) {
            assertThat(one.said().get("summary").asString()).as(one.toString()).matches("[A-Z].{10,}\\.");
            List<String> named = VARIABLE.matcher(one.path())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            List<String> declared = one.said()
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString("").equals("path"))
                    .map(parameter -> parameter.get("name").asString())
                    .toList();
            assertThat(declared).as(one.toString()).isEqualTo(named);
            assertThat(one.said().get("responses").propertyNames())
                    .as(one.toString())
                    .anyMatch(s -> s.startsWith("2"));
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndSchemasAreValid() {
        List<JsonNode> references = description.document().findValues("$ref");

        assertThat(references).hasSizeGreaterThan(100).allSatisfy(reference -> assertThat(description
                        .document()
                        .at(reference.asString().substring(1))
                        .isMissingNode())
                .as(reference.asString())
                .isFalse());
        assertThat(description.wrongSchemas()).isEmpty();
        assertThat(description.document().get("openapi").asString()).isEqualTo("3.1.0");
    }

    @Test
    void everythingHasItsWordsAndNoWordIsLeftOver() throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("src/main/resources/dev/kunci/management/description/words.properties"))) {
            words.load(file);
        }
        Set<String> said = new HashSet<>();
        collect(description.document(), said);
        assertThat(said).hasSizeGreaterThan(100).doesNotContain("");
        words.remove("title");
        assertThat(words.values().stream().map(word -> word.toString().replaceFirst("^\\([^)]*\\) ", "")))
                .allMatch(said::contains);
    }

    /** Fields can be called description, too, so what is found is looked through as well. */
    private static void collect(JsonNode node, Set<String> descriptions) {
        if (node.path("description").isString()) {
            descriptions.add(node.path("description").asString());
        }
        node.forEach(child -> collect(child, descriptions));
    }

    @Test
    void answersAreAsDescribed() {
        Weather weather = scene.weather();
        Api api = caller(weather.organization(), Role.EDITOR, Role.APPROVER);
        String root = "/v1/organizations/" + weather.organizationName();
        String app = root + "/developers/ana@example.com/apps/Weather%20mobile";
        String key = app + "/keys/" + weather.credential();
        Map<String, Answer> answers = Map.ofEntries(
                Map.entry("organizations.list", api.get("/v1/organizations").is(200)),
                Map.entry("organizations.get", api.get(root).is(200)),
                Map.entry(
                        "developers.list",
                        api.get(root + "/developers?expand=true").is(200)),
                Map.entry(
                        "developers.get",
                        api.get(root + "/developers/ana@example.com").is(200)),
                Map.entry(
                        "developers.apps.list",
                        api.get(root + "/developers/ana@example.com/apps?expand=true")
                                .is(200)),
                Map.entry("developers.apps.get", api.get(app).is(200)),
                Map.entry("developers.apps.keys.get", api.get(key).is(200)),
                Map.entry(
                        "apps.list",
                        api.get(root + "/apps?expand=true&pageSize=1").is(200)),
                Map.entry("apps.get", api.get(root + "/apps/" + weather.app()).is(200)),
                Map.entry(
                        "developers.apps.create",
                        api.post(app.replace("/Weather%20mobile", ""), Map.of("name", "Two"))
                                .is(201)),
                Map.entry(
                        "developers.apps.decideOrMint",
                        api.post(app + "?action=revoke", null).is(204)));

        answers.forEach((id, answer) -> {
            assertThat(description.faults(id, answer))
                    .as("%s %s", id, answer.body())
                    .isEmpty();
            boolean tagged = description
                    .operation(id)
                    .said()
                    .at("/responses/" + answer.status() + "/headers/ETag")
                    .isObject();
            assertThat(answer.header("ETag") != null).as("ETag of %s", id).isEqualTo(tagged);
        });
    }

    @Test
    void errorsAreAsDescribed() {
        Weather weather = scene.weather();
        Api api = caller(weather.organization(), Role.VIEWER);
        String developers = "/v1/organizations/" + weather.organizationName() + "/developers";

        assertThat(description.faults(
                        "developers.get", anonymous().get(developers + "/x").is(401)))
                .isEmpty();
        assertThat(description.faults(
                        "developers.get", api.get(developers + "/x").is(404)))
                .isEmpty();
        assertThat(description.faults(
                        "developers.delete",
                        api.delete(developers + "/ana@example.com").is(403)))
                .isEmpty();
        assertThat(description.faults(
                        "developers.create", api.post(developers, "{").is(400)))
                .isEmpty();
    }

    @Test
    void thePageShowsEveryOperationToAnybodyAndRunsNothing() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(anonymous().base() + "/api"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'; style-src 'self'"));
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .doesNotContain("<script", "style=", "onclick")
                .contains(anonymous().base() + "/v1/organizations/ORG");
        assertThat(description.operations())
                .allSatisfy(one -> assertThat(page.body()).contains("id=\"" + one.id() + "\""));
    }
}
