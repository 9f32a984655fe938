package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two browsers at once: what one person decides, another sees, without being disturbed. */
class LiveIT extends Story {

    private static final String NAME = "Customer profiles mobile";
    private static final String LIST = "/o/acme/apps?q=customer-profiles-mobile-1";

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void aDecisionAppearsOnOpenScreensAndTakesNothingFromWhoIsTyping(String language) throws Exception {
        Words words = new Words(language);
        String approved = words.of("status.approved");
        String revoked = words.of("status.revoked");
        Page watching = signedIn("viewer", words);
        watching.navigate(LIST);
        Page typing = signedIn("editor", words);
        typing.navigate(LIST);
        typing.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(NAME).setExact(true))
                .click();
        Locator callback = typing.getByLabel(words.of("app.field.callback"));
        callback.fill("https://half-typed.example.com");
        List<String> asked = new CopyOnWriteArrayList<>();
        watching.onRequest(request -> {
            if (request.url().contains("v-r=uidl")) {
                asked.add(request.url());
            }
        });
        assertThat(watching.locator("vaadin-grid").getByText(approved)).isVisible();

        Page deciding = signedIn("approver", words);
        deciding.navigate(LIST);
        decide(deciding, words, NAME, approved, revoked);

        assertThat(watching.locator("vaadin-grid").getByText(revoked)).isVisible();
        assertThat(typing.locator(".app-line .status--revoked")).isVisible();
        assertThat(callback).hasValue("https://half-typed.example.com");
        assertThat(callback).isFocused();
        assertThat(asked)
                .as("a screen nobody is at does not put off the end of its session")
                .isEmpty();

        decide(deciding, words, NAME, revoked, approved);
        assertThat(watching.locator("vaadin-grid").getByText(approved)).isVisible();
        assertThat(callback).hasValue("https://half-typed.example.com");
    }

    @Test
    void whoIsAboutToDecideHearsOfItAndGoesOn() throws Exception {
        Page slow = signedIn("approver");
        slow.navigate(LIST);
        status(slow, "Status of " + NAME + ": Approved").click();
        dialog(slow).getByLabel("Reason").fill("still being typed");

        Page quick = signedIn("approver");
        quick.navigate(LIST);
        decide(quick, NAME, "Approved", "Revoked");

        assertThat(dialog(slow).getByRole(AriaRole.ALERT)).containsText("Revoked");
        assertThat(dialog(slow).getByLabel("Reason")).hasValue("still being typed");
        slow.keyboard().press("Escape");
        assertThat(status(slow, "Status of " + NAME + ": Revoked")).isVisible();

        decide(quick, NAME, "Revoked", "Approved");
        assertThat(status(slow, "Status of " + NAME + ": Approved")).isVisible();
    }

    @Test
    void theQueueAndItsCountFollowAnotherApprover() throws Exception {
        Page watching = signedIn("approver");
        watching.navigate("/o/acme/approvals");
        Locator waiting = watching.locator(".nav-count");
        assertThat(waiting).isVisible();
        int before = Integer.parseInt(waiting.innerText());

        Page deciding = signedIn("approver");
        deciding.navigate("/o/acme/approvals");
        deciding.waitForFunction(
                "() => document.querySelector('vaadin-grid')?.shadowRoot.activeElement?.matches('td')");
        deciding.keyboard().press("a");
        deciding.keyboard().type("Fine");
        deciding.keyboard().press("Enter");

        assertThat(waiting).hasText(String.valueOf(before - 1));
        assertThat(watching.locator(".ask[data-state=approved]:visible")).hasCount(1);
        deciding.keyboard().press("u");
        assertThat(waiting).hasText(String.valueOf(before));
        assertThat(watching.locator(".ask[data-state=approved]:visible")).hasCount(0);
    }
}
