package dev.kunci.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.browser.RunningKunci;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The commands of docs/api.md, pasted into a shell: only the port differs. */
class ApiPageIT {

    private static final Path DATA = Path.of("target", "api-page-it");
    private static final String DOCUMENTED = "http://127.0.0.1:8080";
    private static final String STATUSES = """
            select concat_ws(' ', a.status, c.status, g.status) from app a
            join credential c on c.app_id = a.id join product_grant g on g.credential_id = c.id
            where a.name = 'customer-profiles-mobile-1'
            """;
    private static final String REASONS = """
            select string_agg(action || ' ' || subject_type || ': ' || reason, E'\\n' order by at, id) from audit_record
            where channel = 'api' and actor = 'ops@example.com' and action in ('revoke', 'approve') and outcome = 'done'
            """;

    @TempDir
    private Path place;

    @Test
    void everyLineWorksAsPasted() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        RunningKunci kunci = RunningKunci.start(DATA, "--demo");
        try {
            List<String> blocks = PastedPage.blocks("docs/api.md", "# The API for programs");
            String script = String.join("", blocks).replace(DOCUMENTED, kunci.url());
            String said = new PastedPage(place, DATA).paste(script, "fail-with-body");

            assertThat(blocks).hasSize(7);
            assertThat(script.lines().filter(line -> line.startsWith("curl"))).hasSize(13);
            assertThat(said)
                    .contains("\"name\":\"acme\"")
                    .contains("\"callbackUrl\":\"https://example.com/back\"")
                    .contains("{\"developer\":[{\"email\":\"")
                    .contains("[\"");
            String app = said.lines()
                    .filter(line -> line.contains("\"name\":\"customer-profiles-mobile-1\""))
                    .findFirst()
                    .orElseThrow();
            assertThat(Pattern.compile("\"status\":\"revoked\"").matcher(app).results())
                    .hasSize(3);
            assertThat(kunci.find(STATUSES)).isEqualTo("approved approved approved");
            assertThat(kunci.find(REASONS).lines())
                    .containsExactly(
                            "revoke grant: Contract has ended",
                            "revoke credential: Key was published",
                            "revoke app: App is retired",
                            "approve grant: Contract is renewed",
                            "approve credential: It was another key",
                            "approve app: App is needed after all");
            assertThat(kunci.find("select g.status from product_grant g join credential c on c.id = g.credential_id"
                            + " join app a on a.id = c.app_id where a.name = 'radar'"))
                    .isEqualTo("pending");
        } finally {
            kunci.stop();
        }
    }
}
