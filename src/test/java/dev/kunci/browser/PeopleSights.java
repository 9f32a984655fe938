package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kunci.portal.layout.RefusedView;
import dev.kunci.portal.operators.PeopleView;
import dev.kunci.portal.operators.PersonView;
import dev.kunci.portal.operators.ProfileView;
import dev.kunci.portal.operators.SettingsView;
import dev.kunci.portal.operators.TokensView;
import java.sql.SQLException;
import java.util.List;

/** The people, their tokens and what each keeps for themselves, as administrators and they get to see it. */
final class PeopleSights {

    private static final String PEOPLE = "/o/acme/people";

    private PeopleSights() {}

    static List<Sight> all() throws SQLException {
        String approver = RunningKunci.database("select id from operator where email = 'approver@example.com'");
        return List.of(
                Sight.of(PeopleView.class, "people", "admin", PEOPLE),
                Sight.of(PeopleView.class, "people-none", "admin", PEOPLE + "?q=zzzz"),
                Sight.of(PeopleView.class, "people-add", "admin", PEOPLE).after(dialog("people.add")),
                Sight.of(RefusedView.class, "people-editor", "editor", PEOPLE),
                Sight.of(PersonView.class, "person", "admin", PEOPLE + "/" + approver),
                Sight.of(TokensView.class, "tokens", "admin", PEOPLE + "/tokens"),
                Sight.of(TokensView.class, "token-new", "admin", PEOPLE + "/tokens")
                        .after(dialog("tokens.new")),
                Sight.of(SettingsView.class, "settings", "admin", PEOPLE + "/settings"),
                Sight.of(ProfileView.class, "profile", "viewer", "/profile"));
    }

    private static Sight.Step dialog(String button) {
        return (page, words) -> {
            Story.click(page, words.of(button));
            assertThat(page.locator("vaadin-dialog vaadin-button").first()).isVisible();
        };
    }
}
