package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People as they are: two on one key, one who has to change a password, one without a mouse, one with a phone. */
class PeopleIT extends Story {

    private static final String WAITING =
            "select concat_ws('|', c.app_id, p.display_name, c.key_hint, g.id) from product_grant g"
                    + " join credential c on c.id = g.credential_id join api_product p on p.id = g.product_id"
                    + " where g.status = 'pending' order by g.id limit 1";

    /** A grant that waits: the page it is on, and what its status button is called. */
    private record Waiting(String page, String name, String grant) {

        static Waiting one() throws Exception {
            String[] found = RunningKunci.database(WAITING).split("\\|", -1);
            return new Waiting(
                    "/o/acme/apps/" + found[0] + "?tab=credentials",
                    "Status of " + found[1] + " on key " + found[2] + "…: ",
                    found[3]);
        }

        String status() throws Exception {
            return RunningKunci.database("select status from product_grant where id = '" + grant + "'");
        }
    }

    @Test
    void ofTwoPeopleOnOneGrantTheSecondIsToldAndLosesNothing() throws Exception {
        Waiting waiting = Waiting.one();
        Page first = signedIn("approver");
        Page second = signedIn("ops");
        first.navigate(waiting.page());
        second.navigate(waiting.page());
        status(second, waiting.name() + "Pending").click();
        dialog(second).getByLabel("Reason").fill("It looked fine to me");

        status(first, waiting.name() + "Pending").click();
        dialog(first).getByLabel("Reason").fill("No contract");
        dialog(first).getByText("Reject").click();
        assertThat(status(first, waiting.name() + "Revoked")).isVisible();

        assertThat(dialog(second).getByRole(AriaRole.ALERT))
                .containsText("approver@example.com changed this to Revoked");
        assertThat(dialog(second).getByLabel("Reason")).hasValue("It looked fine to me");
        second.keyboard().press("Control+Enter");
        assertThat(dialog(second).getByRole(AriaRole.HEADING)).containsText("Approve ");
        assertThat(waiting.status()).isEqualTo("revoked");
        answer(second);
        assertThat(status(second, waiting.name() + "Approved")).isVisible();
        assertThat(waiting.status()).isEqualTo("approved");
        assertThat(RunningKunci.database("select string_agg(actor || ' ' || action || ' ' || outcome || ': ' || reason,"
                        + " '; ' order by at) from audit_record where action <> 'import' and subject_id = '"
                        + waiting.grant() + "'"))
                .isEqualTo("approver@example.com revoke done: No contract;"
                        + " ops@example.com approve done: It looked fine to me");
    }

    @Test
    void aDecisionNeedsNoMouse() throws Exception {
        Waiting waiting = Waiting.one();
        Page page = signedIn("approver");
        page.navigate(waiting.page());
        assertThat(status(page, waiting.name() + "Pending")).isVisible();
        for (int i = 0; i < 200 && !focused(page, waiting.name() + "Pending"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(dialog(page).getByLabel("Reason")).isVisible();
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        assertThat(status(page, waiting.name() + "Pending")).isFocused();
        assertThat(waiting.status()).isEqualTo("pending");

        page.keyboard().press("Enter");
        assertThat(dialog(page).getByLabel("Reason")).isVisible();
        assertThat(dialog(page).locator("textarea")).isFocused();
        page.keyboard().type("Checked by ");
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        assertThat(status(page, waiting.name() + "Pending")).isFocused();
        page.keyboard().press("Enter");
        assertThat(dialog(page).locator("textarea")).isFocused();
        assertThat(dialog(page).locator("textarea")).hasValue("Checked by ");
        page.keyboard().press("End");
        page.keyboard().type("keyboard");
        page.keyboard().press("Tab");
        page.keyboard().press("Control+Enter");

        assertThat(status(page, waiting.name() + "Approved")).isVisible();
        assertThat(waiting.status()).isEqualTo("approved");
        assertThat(RunningKunci.database("select reason from audit_record where action = 'approve' and subject_id = '"
                        + waiting.grant() + "'"))
                .isEqualTo("Checked by keyboard");
    }

    @Test
    void aOneTimePasswordIsChangedBeforeAnythingElseAndThePersonGetsWhereTheyWanted() throws Exception {
        Process command = RunningKunci.kunci(
                "operator",
                "create",
                "new@example.com",
                "--name",
                "Newcomer",
                "--organization",
                "acme",
                "--role",
                "VIEWER");
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isZero();
        String oneTime = said.strip().replaceAll("(?s).*\\s", "");
        Page page = window();
        page.navigate("/o/acme/apps");
        page.locator("input[name=username]").fill("new@example.com");
        page.locator("input[name=password]").fill(oneTime);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL("**/password**");
        page.navigate("/o/acme/apps");
        page.waitForURL("**/password**");

        assertThat(page.locator("input[type=password]")).hasCount(3);
        page.locator("input[type=password]").nth(0).fill(oneTime);
        page.locator("input[type=password]").nth(1).fill("a-password-of-my-own");
        page.locator("input[type=password]").nth(2).fill("a-password-of-my-own");
        page.keyboard().press("Enter");
        page.waitForURL("**/o/acme/apps**");
        assertThat(page.getByText("121 apps").or(page.getByText("120 apps"))).isVisible();
        assertThat(RunningKunci.database("select password_one_time from operator where email = 'new@example.com'"))
                .isEqualTo("f");
    }

    @Test
    void aWrongPasswordGetsOneNeutralSentence() throws Exception {
        Page page = window();
        page.navigate("/login");
        page.locator("input[name=username]").fill("viewer@example.com");
        page.locator("input[name=password]").fill("wrong");
        page.locator("input[name=password]").press("Enter");
        assertThat(page.getByText("The e-mail address or the password is incorrect."))
                .isVisible();
        assertThat(page.url()).contains("/login");
    }

    @Test
    void anUnsavedEditIsNotLostByLeaving() throws Exception {
        Page page = signedIn("editor");
        String app = RunningKunci.database("select id from app where display_name <> '' order by id limit 1");
        page.navigate("/o/acme/apps/" + app);
        page.getByLabel("Notes").click();
        page.keyboard().type("Half a sentence");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Apps").setExact(true))
                .first()
                .click();
        assertThat(page.getByText("Save your changes?")).isVisible();
        click(page, "Stay");
        assertThat(page.getByLabel("Notes")).hasValue("Half a sentence");
        click(page, "Save");
        assertThat(page.getByText("has been saved")).isVisible();
        assertThat(RunningKunci.database("select attributes::text from app where id = '" + app + "'"))
                .contains("Half a sentence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/o/acme/apps", "app", "/o/acme/audit", "/login"})
    void onAPhoneNothingIsWiderThanTheScreen(String place) throws Exception {
        Page page = window(390, ColorScheme.DARK, "en");
        if (!place.equals("/login")) {
            signIn(page, place.endsWith("audit") ? "auditor" : "approver");
        }
        page.navigate(place.equals("app") ? Waiting.one().page() : place);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertThat(page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth].join()"))
                .isEqualTo("390,390");
    }

    private static boolean focusedOn(Page page, String tag) {
        return tag.equals(page.evaluate("document.activeElement && document.activeElement.tagName"));
    }

    private static boolean focused(Page page, String name) throws IOException {
        return Boolean.TRUE.equals(page.evaluate(
                "name => document.activeElement && document.activeElement.getAttribute('aria-label') === name", name));
    }
}
