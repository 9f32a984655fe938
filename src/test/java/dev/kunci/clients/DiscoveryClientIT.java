package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Google's own client, made of Apigee's discovery file, works on Kunci as it is. */
@Tag("clients")
class DiscoveryClientIT {

    private static final Path DISCOVERY = Path.of("src/test/resources/apigee/apigee-v1-discovery.json");

    @Test
    void everyMethodOfTheDiscoveryFileIsExercisedAndEveryAnswerFitsIt() throws Exception {
        StoryReport report = NodeClients.tell(
                "discovery.mjs",
                Map.of(
                        "KUNCI_URL", ServedKunci.get().url(),
                        "KUNCI_ORGANIZATION", ServedKunci.ORGANIZATION,
                        "KUNCI_TOKEN", ServedKunci.token()));

        report.assertAllWentWell();
        Set<String> missed = methods();
        assertThat(missed).hasSize(61);
        missed.removeAll(report.calls().stream()
                .filter(call -> call.status() < 300)
                .map(StoryReport.Call::id)
                .collect(Collectors.toSet()));
        assertThat(missed).as("methods that were not exercised").isEmpty();
        assertThat(report.decisions()).hasSizeGreaterThan(18);
        report.assertRecorded(ServedKunci.get(), ServedKunci.OPERATOR);
    }

    @Test
    void basicWorksTooAndSecretsAreLeftOutForThoseWhoMayNotRevealThem() throws Exception {
        StoryReport report = NodeClients.tell(
                "people.mjs",
                Map.of(
                        "KUNCI_URL",
                        ServedKunci.get().url(),
                        "KUNCI_ORGANIZATION",
                        ServedKunci.ORGANIZATION,
                        "KUNCI_OPERATOR",
                        ServedKunci.OPERATOR,
                        "KUNCI_PASSWORD",
                        ServedKunci.PASSWORD,
                        "KUNCI_TOKEN",
                        ServedKunci.token(),
                        "KUNCI_APPROVER_TOKEN",
                        ServedKunci.token("approver@example.com", "approver")));

        report.assertAllWentWell();
        assertThat(report.calls()).hasSizeGreaterThan(8);
        assertThat(report.decisions()).hasSize(1);
        report.assertRecorded(ServedKunci.get(), "approver@example.com");
    }

    /** The ids of all methods in the file, without the name of the service. */
    private static Set<String> methods() {
        Set<String> found = new TreeSet<>();
        JsonMapper.shared().readTree(DISCOVERY).path("resources").findValues("methods").stream()
                .flatMap(JsonNode::valueStream)
                .forEach(method -> found.add(method.path("id").asString().replaceFirst("^apigee\\.", "")));
        return found;
    }
}
