package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor asks the record: who revoked this, and why? Every click is counted. */
class AuditorIT extends Story {

    private static final int MOST_CLICKS = 4;

    private String app;
    private String name;
    private String actor;
    private String reason;
    private int clicks;

    @BeforeEach
    void aRevocationOfTheDemo() throws Exception {
        String[] found = RunningKunci.database(
                        "select concat_ws('|', a.id, coalesce(nullif(a.display_name, ''), a.name),"
                                + " r.actor, r.reason) from audit_record r join app a on a.id = r.app_id where r.action = 'revoke'"
                                + " and r.subject_type = 'app' and r.outcome = 'done' and r.reason <> '' order by r.at limit 1")
                .split("\\|", -1);
        app = found[0];
        name = found[1];
        actor = found[2];
        reason = found[3];
    }

    @Test
    void fromTheListOfAppsWhoRevokedThisAndWhyTakesThreeClicks() throws Exception {
        Page page = signedIn("auditor");
        page.getByLabel("Search").first().fill(name);
        click(page.locator(".data-list-name a[href$='" + app + "']"));
        page.waitForURL(Pattern.compile(".*/apps/" + app + ".*"));
        click(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("History")));

        Locator history = page.locator(".history vaadin-grid");
        assertThat(history.getByText(reason).first()).isVisible();
        assertThat(history.getByText(actor).first()).isVisible();
        click(history.getByText(reason).first());
        assertThat(page.locator("vaadin-dialog .facts")).containsText(actor);
        assertThat(page.locator("vaadin-dialog .facts")).containsText(reason);
        assertThat(page.locator("vaadin-dialog .changes")).containsText("Revoked");
        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
    }

    @Test
    void fromTheAuditLogItTakesThreeClicksAndTheAnswerIsAnAddress() throws Exception {
        Page page = signedIn("auditor");
        click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit log")));
        click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Revocations")));
        page.waitForURL(Pattern.compile(".*action=.*"));
        click(page.locator("vaadin-grid .reason", new Page.LocatorOptions().setHasText(reason))
                .first());
        assertThat(page.locator("vaadin-dialog .facts")).containsText(actor);
        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);

        page.waitForURL(Pattern.compile(".*record=.*"));
        String address = page.url();
        Page other = signedIn("auditor");
        other.navigate(address);
        assertThat(other.locator("vaadin-dialog .facts")).containsText(reason);

        page.goBack();
        assertThat(page.locator("vaadin-dialog .facts")).isHidden();
        assertThat(page.locator(".quick [aria-current]")).hasText("Revocations");
    }

    @Test
    void theKeyboardOpensADetailAndComesBack() throws Exception {
        Page page = signedIn("auditor");
        page.navigate("/o/acme/audit?action=revoke,deactivate");
        page.locator("vaadin-grid .reason").first().waitFor();
        page.getByText("Clear filters").first().focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-dialog .facts")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog .facts")).isHidden();
        page.waitForURL(url -> !url.contains("record="));
    }

    @Test
    void whatIsFilteredIsDownloadedAndOnRecord() throws Exception {
        Page page = signedIn("auditor");
        page.navigate("/o/acme/audit?action=revoke,deactivate");
        page.locator("vaadin-grid .reason").first().waitFor();
        Download download =
                page.waitForDownload(() -> page.getByText("Export CSV").click());

        assertThat(download.suggestedFilename()).matches("kunci-audit-acme-\\d{4}-\\d\\d-\\d\\d\\.csv");
        List<String> lines = Files.readAllLines(download.path());
        String count =
                RunningKunci.database("select count(*) from audit_record where action in ('revoke', 'deactivate')"
                        + " and organization_id = (select id from organization where name = 'acme')");
        assertThat(lines).hasSize(Integer.parseInt(count) + 1);
        assertThat(lines).anyMatch(line -> line.contains(reason) && line.contains(actor));
        assertThat(RunningKunci.database("select actor || ' ' || (after ->> 'records') from audit_record"
                        + " where action = 'export' order by at desc limit 1"))
                .isEqualTo("auditor@example.com " + count);
    }

    private void click(Locator where) {
        clicks++;
        where.click();
    }
}
