package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kunci.portal.inspector.InspectorView;
import java.sql.SQLException;
import java.util.List;

/** The key inspector as people see it. */
final class InspectorSights {

    /** A product that waits on a key that is approved, as stories before may have revoked some. */
    private static final String WAITING = " from product_grant g join credential c on c.id = g.credential_id"
            + " where g.status = 'pending' and c.status = 'approved' and c.expires_at is null"
            + " and c.issued_at < 'infinity' order by g.id desc limit 1";

    private InspectorSights() {}

    static List<Sight> all() throws SQLException {
        String inspector = "/o/acme/inspector";
        String waiting = inspector + "?key=" + RunningKunci.database("select g.credential_id" + WAITING);
        RunningKunci.database("insert into refused_call select g.organization_id, g.credential_id, 'product-pending',"
                + " 'nginx', 'GET', '/weather/today', now(), now(), 12" + WAITING
                + " on conflict do nothing returning reason");
        String shut = inspector + "?key="
                + RunningKunci.database("select c.id from credential c join app a on a.id = c.app_id"
                        + " where a.status = 'revoked' and c.status = 'approved' order by c.id limit 1");
        return List.of(
                Sight.of(InspectorView.class, "inspector-empty", "viewer", inspector),
                Sight.of(InspectorView.class, "inspector", "ops", waiting),
                Sight.of(InspectorView.class, "inspector-call", "viewer", waiting)
                        .after((page, words) -> {
                            page.getByLabel(words.of("inspector.call")).first().fill("GET /weather/today");
                            assertThat(page.locator(".tester-answer.status")).isVisible();
                        }),
                Sight.of(InspectorView.class, "inspector-shut", "auditor", shut),
                Sight.of(InspectorView.class, "inspector-leak", "ops", waiting).after((page, words) -> {
                    Story.click(page, words.of("inspector.leak"));
                    assertThat(page.locator(".leak-dialog textarea")).isVisible();
                }),
                Sight.of(InspectorView.class, "inspector-explain", "viewer", shut)
                        .after((page, words) -> {
                            Story.click(page, words.of("inspector.explain"));
                            assertThat(page.locator(".explanation")).isVisible();
                        }),
                Sight.of(InspectorView.class, "inspector-hits", "viewer", inspector)
                        .after((page, words) -> lookUp(page, "weather", ".inspector-hits")),
                Sight.of(InspectorView.class, "inspector-none", "viewer", inspector)
                        .after((page, words) -> lookUp(page, "zzzzz", ".inspector-nothing")));
    }

    private static void lookUp(Page page, String text, String shown) {
        page.locator(".inspector-bar input").fill(text);
        page.locator(".inspector-bar input").press("Enter");
        assertThat(page.locator(shown)).isVisible();
    }
}
