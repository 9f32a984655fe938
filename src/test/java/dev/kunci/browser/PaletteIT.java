package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command palette leads anywhere by keyboard, and a list keeps the layout a person has chosen. */
class PaletteIT extends Story {

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void aFewLettersAndEnterLeadToAnApp(String language) throws Exception {
        Words words = new Words(language);
        Page page = signedIn("viewer", words);
        page.navigate("/o/acme/products");
        Locator filter = page.locator(".filters input").first();
        filter.focus();
        page.keyboard().press("Control+k");
        assertThat(field(page)).isFocused();
        page.keyboard().press("Escape");
        assertThat(field(page)).hasCount(0);
        assertThat(filter).isFocused();

        page.keyboard().press("Control+k");
        assertThat(field(page)).isFocused();
        page.keyboard().type("audit log zzz");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(0);
        assertThat(page.locator(".palette-box [role=status]")).hasText(words.of("palette.count", 0));
        field(page).fill(words.of("nav.products").toLowerCase(Locale.ROOT));
        assertThat(page.getByRole(AriaRole.OPTION)).hasText(new String[] {words.of("nav.products")});
        assertThat(page.locator(".palette-kind")).hasText(words.of("palette.kind.page"));
        field(page).fill("");
        assertThat(page.getByRole(AriaRole.OPTION).nth(1)).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(page.getByRole(AriaRole.OPTION).nth(1)).hasAttribute("aria-selected", "true");
        page.keyboard().type("weather");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/o/acme/apps/[0-9a-f-]+"));
        assertThat(field(page)).hasCount(0);
        Pattern weather = Pattern.compile("weather", Pattern.CASE_INSENSITIVE);
        assertThat(page.locator("h1")).containsText(weather);
        assertThat(page.locator(".announcer")).containsText(weather);
    }

    @Test
    void enterWaitsForTheAnswerToWhatWasTypedLast() throws Exception {
        Page page = signedIn("viewer");
        page.navigate("/o/acme/products");
        page.locator(".filters input").first().focus();
        page.keyboard().press("Control+k");
        assertThat(field(page)).isFocused();
        List<Route> held = new ArrayList<>();
        Predicate<String> questions = address -> address.contains("v-r=uidl");
        page.route(questions, held::add);
        page.keyboard().type("weathe");
        page.waitForCondition(() -> !held.isEmpty());
        page.keyboard().type("r");
        page.keyboard().press("Enter");
        page.unroute(questions);
        held.forEach(Route::resume);
        page.waitForURL(Pattern.compile(".*/o/acme/apps/[0-9a-f-]+"));
    }

    @Test
    void whoArrivesOnAPageHearsItsNameAndNotThatOfTheOneBefore() throws Exception {
        Page page = signedIn("viewer");
        Words words = new Words("en");
        page.navigate("/o/acme/apps");
        for (String name : List.of("products", "developers", "inspector", "apps")) {
            page.locator("vaadin-side-nav-item[path='o/acme/" + name + "']").click();
            assertThat(page.locator(".announcer")).hasText(words.of("page.title", words.of(name + ".title"), "acme"));
        }
    }

    @Test
    void aHiddenColumnIsHiddenInTheNextBrowserToo() throws Exception {
        Page page = signedIn("auditor");
        page.navigate("/o/acme/products");
        int columns = headings(page);
        toggleFirstColumn(page);
        assertThat(headings(page)).isEqualTo(columns - 1);

        Page other = signedIn("auditor");
        other.navigate("/o/acme/products");
        assertThat(headings(other)).isEqualTo(columns - 1);
        toggleFirstColumn(other);
        assertThat(headings(other)).isEqualTo(columns);
    }

    private static Locator field(Page page) {
        return page.locator(".palette-box input");
    }

    private static int headings(Page page) {
        assertThat(page.locator("vaadin-grid .data-list-name").first()).isVisible();
        return ((Number) page.evaluate("document.querySelectorAll('vaadin-grid-column:not([hidden]),"
                        + " vaadin-grid-sort-column:not([hidden])').length"))
                .intValue();
    }

    private static void toggleFirstColumn(Page page) {
        Locator button = page.locator(".data-list-menu vaadin-menu-bar-button").first();
        button.click();
        Locator items = page.locator("vaadin-menu-bar-list-box vaadin-menu-bar-item");
        Locator checked = page.locator("vaadin-menu-bar-list-box vaadin-menu-bar-item[menu-item-checked]");
        assertThat(items.first()).isVisible();
        int before = checked.count();
        boolean hides = items.first().getAttribute("menu-item-checked") != null;
        items.first().click();
        assertThat(checked).hasCount(hides ? before - 1 : before + 1);
        page.keyboard().press("Escape");
        assertThat(items.first()).isHidden();
    }
}
