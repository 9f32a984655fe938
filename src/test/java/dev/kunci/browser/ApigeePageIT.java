package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The app of Apigee's page "Revoking and approving consumer keys": imported beside the running portal, its five steps
 * walked in both languages, every step on record, and all of it still there after a restart.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApigeePageIT extends Story {

    private static final String PRODUCT = "Weather-Product on key giIC9A…";
    private static final String GRANT =
            "select g.status from product_grant g join api_product p on p.id = g.product_id where p.name = 'Weather-Product'";
    private static final String KEY = "select status from credential where key_hint = 'giIC9A'";
    private static final String APP = "select status from app where name = 'AnotherTestApp'";

    @BeforeAll
    static void importTheApp() throws Exception {
        RunningKunci.get();
        Process command = RunningKunci.kunci(
                "import",
                "--organization",
                "acme",
                "--developer",
                "wwitman@example.com",
                "--create-missing",
                Path.of("src/test/resources/apigee/another-test-app.json").toString());
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isZero();
        assertThat(said).contains("5 created, 0 updated, 0 skipped");
    }

    @Test
    @Order(1)
    void theProductIsShownAsBlockedWithTheReasonAndIsApprovedInFiveSteps() throws Exception {
        Page page = signedIn("approver");
        openCredentials(page, "Apps", "Search", "Edit", "Credentials");
        assertThat(page.getByText("Blocked – product Weather-Product was revoked on"))
                .isVisible();
        assertThat(status(page, "Status of " + PRODUCT + ": Revoked")).isVisible();

        status(page, "Status of " + PRODUCT + ": Revoked").click();
        Locator dialog = dialog(page);
        dialog.getByLabel("Reason").fill("The contract is renewed");
        assertThat(dialog.getByRole(AriaRole.HEADING)).hasText("Approve " + PRODUCT + "?");
        answer(page);

        assertThat(page.getByText(PRODUCT + ": Revoked → Approved")).isVisible();
        assertThat(status(page, "Status of " + PRODUCT + ": Approved")).isVisible();
        assertThat(page.getByText("Allowed", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        assertThat(RunningKunci.database(GRANT)).isEqualTo("approved");
        assertThat(RunningKunci.database("select concat_ws(' | ', actor, channel, address, action, before->>'status',"
                        + " after->>'status', reason, subject) from audit_record where action = 'approve'"
                        + " order by at desc limit 1"))
                .isEqualTo("approver@example.com | portal | 127.0.0.1 | approve | revoked | approved"
                        + " | The contract is renewed"
                        + " | wwitman@example.com / AnotherTestApp / giIC9A… / Weather-Product");
    }

    @Test
    @Order(2)
    void theSameStepsInIndonesianRevokeTheKeyAndApproveItAgain() throws Exception {
        Page page = signedIn("approver");
        click(page, "ID: Indonesia");
        assertThat(page.getByText("Publikasi")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "id");
        openCredentials(page, "Aplikasi", "Cari", "Edit", "Kredensial");

        decideInIndonesian(page, "Disetujui", "Cabut");
        assertThat(RunningKunci.database(KEY)).isEqualTo("revoked");
        decideInIndonesian(page, "Dicabut", "Setujui");
        assertThat(RunningKunci.database(KEY)).isEqualTo("approved");
        assertThat(
                        RunningKunci.database(
                                "select string_agg(action || ' ' || reason, ', ' order by at) from audit_record"
                                        + " where subject_type = 'credential' and subject like '%giIC9A%' and action <> 'import'"))
                .isEqualTo("revoke Karena: Cabut, approve Karena: Setujui");
        click(page, "EN: English");
        assertThat(page.getByText("Publish")).isVisible();
        // From now on this person has chosen none again, as other stories expect.
        RunningKunci.database(
                "update operator set language = null where email = 'approver@example.com' returning email");
    }

    @Test
    @Order(3)
    void theAppIsRevokedFromTheListAndUndoneAgain() throws Exception {
        Page page = signedIn("approver");
        page.navigate("/o/acme/apps");
        search(page, "Search");
        status(page, "Status of AnotherTestApp: Approved").click();
        answer(page);
        assertThat(page.getByText("AnotherTestApp: Approved → Revoked")).isVisible();
        assertThat(status(page, "Status of AnotherTestApp: Revoked")).isVisible();
        assertThat(RunningKunci.database(APP)).isEqualTo("revoked");
        assertThat(RunningKunci.database(KEY)).isEqualTo("approved");
        assertThat(RunningKunci.database(GRANT)).isEqualTo("approved");

        click(page, "Undo");

        assertThat(status(page, "Status of AnotherTestApp: Approved")).isVisible();
        assertThat(RunningKunci.database(APP)).isEqualTo("approved");
        assertThat(RunningKunci.database("select r.action || ' ' || u.action from audit_record r"
                        + " join audit_record u on u.id = r.undoes order by r.at desc limit 1"))
                .isEqualTo("restore revoke");
    }

    @Test
    @Order(4)
    void theAuditorReadsWhoDidItAndWhyAndTheViewerHasNoSelector() throws Exception {
        Page auditor = signedIn("auditor");
        auditor.navigate("/o/acme/audit");
        auditor.getByLabel("Target").fill("AnotherTestApp");
        auditor.waitForURL("**AnotherTestApp**");
        auditor.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(auditor.getByText("The contract is renewed")).isVisible();
        auditor.getByText("The contract is renewed").click();
        assertThat(auditor.getByText("127.0.0.1").first()).isVisible();

        Page viewer = signedIn("viewer");
        openCredentials(viewer, "Apps", "Search", "Edit", "Credentials");
        assertThat(viewer.getByText("giIC9A").first()).isVisible();
        assertThat(viewer.locator(".status-button")).hasCount(0);
        assertThat(viewer.getByText("giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb")).hasCount(0);
        viewer.navigate("/o/acme/audit");
        assertThat(viewer.getByText("The contract is renewed")).hasCount(0);
    }

    @Test
    @Order(5)
    void afterARestartEverythingIsAsItWas() throws Exception {
        String records = RunningKunci.database("select count(*) from audit_record");
        String statuses = statuses();

        RunningKunci.restart();

        assertThat(statuses()).isEqualTo(statuses).isEqualTo("approved approved approved");
        assertThat(RunningKunci.database("select count(*) from audit_record")).isEqualTo(records);
        Page page = signedIn("approver");
        openCredentials(page, "Apps", "Search", "Edit", "Credentials");
        assertThat(status(page, "Status of " + PRODUCT + ": Approved")).isVisible();
    }

    private static String statuses() throws Exception {
        return String.join(" ", RunningKunci.database(GRANT), RunningKunci.database(KEY), RunningKunci.database(APP));
    }

    private static void openCredentials(Page page, String apps, String search, String edit, String credentials) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(apps).setExact(true))
                .click();
        page.waitForURL("**/o/acme/apps");
        search(page, search);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(edit + " AnotherTestApp"))
                .click();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(credentials))
                .click();
    }

    private static void search(Page page, String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill("AnotherTestApp");
        assertThat(page.getByText(Pattern.compile("^1 (app|aplikasi)$"))).isVisible();
    }

    private static void decideInIndonesian(Page page, String now, String verb) {
        status(page, "Status kunci giIC9A…: " + now).click();
        Locator dialog = dialog(page);
        assertThat(dialog.getByRole(AriaRole.HEADING)).containsText(verb + " ");
        dialog.getByLabel("Alasan").fill("Karena: " + verb);
        answer(page);
        assertThat(dialog).isHidden();
        assertThat(status(page, "Status kunci giIC9A…: " + (now.equals("Dicabut") ? "Disetujui" : "Dicabut")))
                .isVisible();
    }
}
