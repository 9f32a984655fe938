package dev.kunci.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kunci.clients.PastedPage;
import dev.kunci.clients.RealNginx;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person revokes in the browser, and the next call at a real gateway is refused. */
@Tag("nginx")
class GatewayStoryIT extends Story {

    private static final String NAME = "Customer profiles mobile";
    private static final String CALL = "/customers/42";

    @TempDir
    private Path place;

    @Test
    void whatThePortalSaysIsDoneCountsAtTheNextCall() throws Exception {
        RunningKunci kunci = RunningKunci.get();
        try (RealNginx nginx = new RealNginx(place, kunci)) {
            List<String> blocks = PastedPage.blocks("docs/gateways.md", "## Protect an API with nginx");
            String token = blocks.get(1).substring(0, blocks.get(1).indexOf("curl -i"));
            String key = new PastedPage(place, RunningKunci.DATA)
                    .paste(
                            nginx.local(blocks.get(0))
                                    + token.replace("http://127.0.0.1:8080", kunci.url())
                                    + "echo $API_KEY\n",
                            "")
                    .strip();
            assertThat(calls(nginx, key)).isEqualTo(200);

            Page page = signedIn("approver");
            page.navigate("/o/acme/apps?q=customer-profiles-mobile-1");
            decide(page, NAME, "Approved", "Revoked");
            assertThat(calls(nginx, key)).isEqualTo(403);
            decide(page, NAME, "Revoked", "Approved");
            assertThat(calls(nginx, key)).isEqualTo(200);
        }
    }

    private static int calls(RealNginx nginx, String key) throws Exception {
        return nginx.get(CALL, "X-API-Key", key).statusCode();
    }
}
