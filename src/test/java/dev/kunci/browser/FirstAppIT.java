package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From nothing: an administrator alone, led by the pages, to the first app that an approver of one product approves. */
class FirstAppIT extends Story {

    private static final String CHOSEN = "correct-horse-battery";

    private RunningKunci kunci;
    private String oneTime;

    @BeforeEach
    void start() throws Exception {
        kunci = RunningKunci.empty();
        assertThat(kunci.said()).anyMatch(line -> line.contains("with the one-time password in "));
        oneTime = Files.readString(RunningKunci.EMPTY.resolve("first-password")).strip();
        assertThat(kunci.said()).noneMatch(line -> line.contains(oneTime));
    }

    @AfterEach
    void stop() {
        kunci.stop();
    }

    @Test
    void anAdministratorAloneReachesTheFirstAppThatALimitedApproverApproves() throws Exception {
        Page admin = firstSignIn("admin@localhost", oneTime);
        Locator steps = admin.locator(".first-steps");
        assertThat(steps.locator("li").first()).containsText("Next");

        steps.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("People and tokens"))
                .first()
                .click();
        link(admin, "Edit Administrator");
        admin.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Editor")))
                .check();
        click(admin, "Save");
        assertThat(admin.getByText("The roles of Administrator are saved")).isVisible();

        step(admin, "Create an API product");
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New API product"))
                .first()
                .click();
        field(admin, "Display name").fill("Weather");
        field(admin, "Internal name").fill("weather");
        admin.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Manual"))
                .check();
        click(admin, "Create API product");
        assertThat(admin.getByText("Weather has been created.")).isVisible();

        step(admin, "Add the developer whose app it is");
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New developer"))
                .first()
                .click();
        field(admin, "E-mail").fill("ana@example.com");
        field(admin, "First name").fill("Ana");
        click(admin, "Add developer");
        assertThat(admin.getByText("ana@example.com has been added.")).isVisible();

        step(admin, "Create the app with a key for the product");
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New app"))
                .first()
                .click();
        choose(admin, "Developer or app group", "ana", "ana@example.com (Ana)");
        field(admin, "Display name").fill("Weather mobile");
        choose(admin, "API products", "Wea", "Weather – manual");
        admin.keyboard().press("Escape");
        field(admin, "Requested for").fill("shows the weather");
        click(admin, "Create app");
        click(admin, "Done");
        assertThat(status(admin, "Weather", "Pending")).isVisible();

        step(admin, "Add an approver for this product");
        click(admin, "Add");
        field(admin, "E-mail").fill("rina@example.com");
        field(admin, "Name").fill("Rina Astuti");
        admin.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Approver")))
                .check();
        admin.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Only these API products"))
                .check();
        choose(admin, "API products", "Wea", "Weather");
        admin.keyboard().press("Escape");
        admin.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add"))
                .click();
        String password = admin.locator(".key-value").textContent();
        click(admin, "I have saved it");

        Page approver = firstSignIn("rina@example.com", password);
        step(approver, "The approver approves the product on the key");
        assertThat(approver.locator("button.status-button")).hasCount(1);
        approver.locator("button.status-button").click();
        assertThat(dialog(approver).getByRole(AriaRole.HEADING)).containsText("Approve Weather");
        answer(approver);
        assertThat(approver.locator(".access--allowed").first()).isVisible();

        admin.navigate(kunci.url() + "/o/main/apps");
        assertThat(admin.locator(".access--allowed:visible").first()).isVisible();
        assertThat(steps).hasCount(0);
        assertThat(stored("select r.actor || ' ' || r.action || ' ' || r.subject_type from audit_record r"
                        + " where r.outcome = 'done' and r.action = 'approve'"))
                .isEqualTo("rina@example.com approve grant");
        assertThat(stored("select o.status || ' ' || o.request_reason from product_grant o"))
                .isEqualTo("approved shows the weather");
    }

    private Page firstSignIn(String email, String password) throws Exception {
        Page page = window();
        page.navigate(kunci.url() + "/login");
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL("**/password");
        Locator fields = page.locator("input[type=password]");
        fields.nth(0).fill(password);
        fields.nth(1).fill(CHOSEN);
        fields.nth(2).fill(CHOSEN);
        fields.nth(2).press("Enter");
        page.waitForURL("**/o/main/**");
        return page;
    }

    /** Goes on with a step where the list of apps names it. */
    private static void step(Page page, String step) {
        page.locator("vaadin-side-nav")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("Apps").setExact(true))
                .click();
        // Flow forgets the parameters of a link that is clicked while another one is still being followed.
        page.waitForFunction("() => !window.Vaadin.Flow.navigation");
        page.locator(".first-steps")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(step))
                .click();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator field(Page page, String label) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + label)))
                .last();
    }

    private static void choose(Page page, String label, String typed, String choice) {
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label))
                .last()
                .fill(typed);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(choice))
                .click();
    }

    private static Locator status(Page page, String product, String word) {
        return page.locator(".key-card")
                .locator("tr", new Locator.LocatorOptions().setHasText(product))
                .getByText(word);
    }

    private String stored(String sql) throws SQLException {
        return RunningKunci.database(RunningKunci.EMPTY, sql);
    }
}
