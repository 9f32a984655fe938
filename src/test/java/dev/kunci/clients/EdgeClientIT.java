package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The client that the community wrote for Apigee Edge works on the Edge dialect as it is. */
@Tag("clients")
class EdgeClientIT {

    private static final Path PAGE = Path.of("src/test/resources/apigee/another-test-app.json");

    @Test
    void itDecidesAtEveryLevelAndSeesTheJsonOfApigeesPage() throws Exception {
        StoryReport report = NodeClients.tell(
                "edge.mjs",
                Map.of(
                        "KUNCI_URL",
                        ServedKunci.get().url(),
                        "KUNCI_ORGANIZATION",
                        ServedKunci.ORGANIZATION,
                        "KUNCI_OPERATOR",
                        ServedKunci.OPERATOR,
                        "KUNCI_TOKEN",
                        ServedKunci.token(),
                        "KUNCI_AUDITOR_TOKEN",
                        ServedKunci.token("auditor@example.com", "auditor")));

        report.assertAllWentWell();
        assertThat(report.decisions()).hasSize(4);
        report.assertRecorded(ServedKunci.get(), ServedKunci.OPERATOR);
        assertThat(decisionsOnEdgeApp())
                .isEqualTo(
                        "app approve, app revoke, credential approve, credential revoke, grant approve, grant revoke");

        JsonMapper json = JsonMapper.shared();
        Map<String, String> page = Shape.of(json.readTree(PAGE));
        page.put(".credentials[].keyId", "string");
        assertThat(Shape.of(json.readTree((String) report.seen().get("app")))).isEqualTo(page);
        assertThat(report.seen().get("audits"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, List.class))
                .extractingByKey("auditRecord", InstanceOfAssertFactories.list(Map.class))
                .anySatisfy(record -> assertThat(record)
                        .containsEntry("user", ServedKunci.OPERATOR)
                        .containsEntry("operation", "UPDATE")
                        .containsKeys("request", "requestUri", "responseCode", "timeStamp"));
    }

    private static String decisionsOnEdgeApp() throws Exception {
        return ServedKunci.get()
                .find(
                        "select string_agg(distinct subject_type || ' ' || action, ', ' order by subject_type || ' ' ||"
                                + " action) from audit_record where subject ilike 'edge.dev@example.com / Edge app 1%'"
                                + " and actor = ? and channel = 'api' and action in ('approve', 'revoke')",
                        ServedKunci.OPERATOR);
    }
}
