package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions end; people continue where they were, and nobody continues in someone else's session. */
class SessionIT extends Story {

    private static final String ENDED = "Your session has ended.";

    @Test
    void whoSignsInAgainIsWhereTheyWere() throws Exception {
        Page page = signedIn("viewer");
        page.navigate("/o/acme/apps?q=havn&status=approved");
        assertThat(page.getByText("2 apps")).isVisible();
        endSession(page);
        page.getByLabel("Search").fill("payments");
        page.waitForURL("**/login");
        assertThat(page.getByText(ENDED)).isVisible();

        enter(page, "viewer");

        page.waitForURL("**/o/acme/apps?q=havn&status=approved");
        assertThat(page.getByText("2 apps")).isVisible();
    }

    @Test
    void anotherPersonGetsOnlyWhatTheyMaySee() throws Exception {
        Page page = signedIn("auditor");
        page.navigate("/o/acme/audit?who=approver@example.com");
        assertThat(page.getByText("approver@example.com").first()).isVisible();
        endSession(page);
        page.getByLabel("Target").fill("x");
        page.waitForURL("**/login");

        enter(page, "viewer");

        page.waitForURL("**/o/acme/audit**");
        assertThat(page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your roles do not allow this")))
                .isVisible();
        assertThat(page.getByText("Ask admin@example.com for access.")).isVisible();
        assertThat(page.locator("vaadin-grid")).hasCount(0);
    }

    @Test
    void whatIsTypedIsNotThrownAwayWithoutAsking() throws Exception {
        Page page = signedIn("editor");
        page.navigate("/o/acme/apps/" + RunningKunci.database("select id from app order by id offset 5 limit 1"));
        page.getByLabel("Notes").click();
        page.keyboard().type("Half a sentence");
        assertThat(page.getByText("Discard changes")).isVisible();
        List<String> asked = new ArrayList<>();
        page.onDialog((Dialog dialog) -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        endSession(page);
        page.getByLabel("Notes").press("x");
        page.waitForCondition(() -> !asked.isEmpty());

        assertThat(asked).containsOnly("beforeunload");
        assertThat(page.getByLabel("Notes")).hasValue("Half a sentencex");
    }

    @Test
    void beforeASessionEndsThePersonIsTold() throws Exception {
        Page page = window();
        page.clock().install();
        signIn(page, "viewer");
        page.navigate("/o/acme/apps");
        assertThat(page.locator("vaadin-grid")).isVisible();
        page.clock().fastForward("27:00");
        assertThat(page.locator(".idle-notice")).isHidden();
        page.clock().fastForward("01:30");
        assertThat(page.locator(".idle-notice")).isVisible();

        click(page, "Stay signed in");

        assertThat(page.locator(".idle-notice")).isHidden();
    }

    @Test
    void anIdleTabIsSignedOutAndIsNotSignedInAgainByLoadingItsPage() throws Exception {
        Page page = window();
        page.clock().install();
        signIn(page, "editor");
        page.navigate("/o/acme/apps");
        assertThat(page.locator("vaadin-grid")).isVisible();
        String session = "(select id from operator_session where operator_id ="
                + " (select id from operator where email = 'editor@example.com') order by started_at desc limit 1)";
        RunningKunci.database("update operator_session set last_seen_at = now() - interval '31 minutes' where id = "
                + session + " returning id");

        page.clock().fastForward("31:00");

        page.waitForURL("**/login");
        assertThat(page.getByText(ENDED)).isVisible();
        page.navigate("/o/acme/apps");
        page.waitForURL("**/login");
        assertThat(page.locator("vaadin-grid")).hasCount(0);
    }

    @Test
    void whoIsThereIsSeenWithoutAnythingElseHappening() throws Exception {
        Page page = window();
        page.clock().install();
        signIn(page, "auditor");
        page.navigate("/profile");
        page.locator(".own-sessions li").first().waitFor();
        String started = "select started_at from operator_session where operator_id ="
                + " (select id from operator where email = 'auditor@example.com') order by started_at desc limit 1";
        String seen = started.replaceFirst("started_at", "last_seen_at");
        RunningKunci.database("update operator_session set last_seen_at = now() - interval '10 minutes'"
                + " where started_at = (" + started + ") returning id");
        String before = RunningKunci.database(seen);

        page.clock().fastForward("02:00");
        page.keyboard().press("Shift");

        page.waitForCondition(() -> !said(seen).equals(before));
    }

    @Test
    void aNewTokenAsksForThePasswordAndTheBrowserGoesOnByAnotherCookie() throws Exception {
        Page page = signedIn("viewer");
        page.navigate("/profile");
        click(page, "New token");
        Locator dialog =
                page.getByRole(AriaRole.DIALOG).filter(new Locator.FilterOptions().setHasText("New API token"));
        dialog.getByLabel("Name").fill("laptop");
        click(page, "Create");
        String cookie = cookie(page);
        Locator password = page.locator("vaadin-password-field input");
        password.fill("not it");
        password.press("Enter");
        assertThat(page.getByText("This is not your current password.")).isVisible();
        password.fill(PASSWORD);
        password.press("Enter");

        assertThat(page.getByText("I have saved it")).isVisible();
        assertThat(cookie(page)).isNotEqualTo(cookie);
        click(page, "I have saved it");
        assertThat(page.locator(".own-tokens li").filter(new Locator.FilterOptions().setHasText("laptop")))
                .isVisible();
    }

    private static String cookie(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.contains("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static String said(String sql) {
        try {
            return RunningKunci.database(sql);
        } catch (SQLException away) {
            throw new AssertionError(away);
        }
    }

    @Test
    void whoLeavesByChoiceIsNotToldThatASessionEnded() throws Exception {
        Page page = signedIn("viewer");
        page.locator(".person-menu vaadin-menu-bar-button").first().click();
        page.getByText("Sign out").click();
        page.waitForURL("**/login");

        assertThat(page.locator("input[name=username]")).isVisible();
        assertThat(page.getByText(ENDED)).isHidden();
    }

    @Test
    void aWrongPasswordLeavesTheAddressAndLostCookiesAreASignOut() throws Exception {
        Page page = window();
        page.navigate("/login");
        page.locator("input[name=username]").fill("viewer@example.com");
        page.locator("input[name=password]").fill("not it");
        page.locator("input[name=password]").press("Enter");
        page.waitForURL("**/login?error");
        assertThat(page.locator("input[name=username]")).hasValue("viewer@example.com");
        assertThat(page.locator("input[name=password]")).isFocused();
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL("**/o/acme/apps");
        page.locator("vaadin-grid .data-list-name").first().waitFor();

        page.context().clearCookies();
        page.getByLabel("Search").fill("payments");
        page.getByText("You are signed out").click();
        page.waitForURL("**/login");
        assertThat(page.getByText(ENDED)).isVisible();
    }

    /** As a server does that has ended a session: it does not know its number any more. */
    private static void endSession(Page page) throws Exception {
        page.context()
                .addCookies(List.of(new Cookie("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF")
                        .setUrl(RunningKunci.get().url())));
    }

    private static void enter(Page page, String person) {
        page.locator("input[name=username]").fill(person + "@example.com");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=password]").press("Enter");
    }
}
