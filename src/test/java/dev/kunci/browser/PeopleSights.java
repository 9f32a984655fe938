package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kunci.portal.error.RefusedView;
import dev.kunci.portal.people.PeopleView;
import dev.kunci.portal.people.PersonView;
import dev.kunci.portal.profile.ProfileView;
import dev.kunci.portal.settings.SettingsView;
import dev.kunci.portal.tokens.GatewaysView;
import dev.kunci.portal.tokens.TokensView;
import java.sql.SQLException;
import java.util.List;

/** What an administrator sees of people and tokens, and everybody of themselves. */
final class PeopleSights {

    private static final String PEOPLE = "/o/acme/people";

    private PeopleSights() {}

    static List<Sight> all() throws SQLException {
        RunningKunci.database("insert into api_token (organization_id, id, operator_id, name, token_hash, hint, roles,"
                + " created_at, created_by) select organization_id, uuid7(), operator_id, 'Nightly import',"
                + " sha256(operator_id::text::bytea), 'kunci_Ab12Cd', '{editor}', now(), 'ops@example.com'"
                + " from membership where operator_id = (select id from operator where email = 'ops@example.com')"
                + " on conflict (token_hash) do update set name = excluded.name returning id");
        // The account of nobody@example.com has no organization yet.
        String invitation = RunningKunci.database("insert into invitation (organization_id, id, email, roles,"
                + " all_products, invited_by, invited_at, until) select id, uuid7(), 'Nobody@example.com',"
                + " '{editor,auditor}', true, 'admin@example.com', now(), now() + interval '14 days' from organization"
                + " where name = 'acme' on conflict (organization_id, email_key) do update set email = excluded.email"
                + " returning id");
        RunningKunci.database("insert into waiting_setting (organization_id, setting, asked_by, asked_at, until)"
                + " select id, 'four-eyes-off', 'approver@example.com', now(), now() + interval '7 days'"
                + " from organization where name = 'acme' on conflict do nothing returning setting");
        String person = PEOPLE + "/" + id("approver");
        return List.of(
                Sight.of(PeopleView.class, "people", "admin", PEOPLE),
                Sight.of(PeopleView.class, "people-none", "admin", PEOPLE + "?q=zzzz"),
                Sight.of(RefusedView.class, "people-viewer", "viewer", PEOPLE),
                Sight.of(PeopleView.class, "people-add", "admin", PEOPLE).after((page, words) -> {
                    Story.click(page, words.of("people.add"));
                    assertThat(page.locator("vaadin-dialog vaadin-button").first())
                            .isVisible();
                }),
                Sight.of(PersonView.class, "person", "admin", person),
                Sight.of(PersonView.class, "person-self", "admin", PEOPLE + "/" + id("admin")),
                Sight.of(PersonView.class, "person-disable", "admin", person)
                        .after((page, words) -> ask(page, words.of("people.disable"))),
                Sight.of(PersonView.class, "person-invited", "admin", PEOPLE + "/" + invitation),
                Sight.of(ProfileView.class, "profile-invited", "nobody", "/profile"),
                Sight.of(TokensView.class, "tokens", "admin", PEOPLE + "/tokens"),
                Sight.of(TokensView.class, "tokens-none", "admin", PEOPLE + "/tokens?q=zzzz"),
                Sight.of(TokensView.class, "tokens-new", "admin", PEOPLE + "/tokens")
                        .after((page, words) -> {
                            Story.click(page, words.of("tokens.new"));
                            assertThat(page.getByText(words.of("tokens.program.none.text")))
                                    .isVisible();
                        }),
                Sight.of(GatewaysView.class, "gateways", "admin", PEOPLE + "/gateways"),
                Sight.of(GatewaysView.class, "gateways-new", "admin", PEOPLE + "/gateways")
                        .after((page, words) -> {
                            Story.click(page, words.of("gateways.new"));
                            assertThat(page.locator("vaadin-dialog vaadin-button")
                                            .first())
                                    .isVisible();
                        }),
                Sight.of(SettingsView.class, "settings", "admin", PEOPLE + "/settings"),
                Sight.of(ProfileView.class, "profile", "ops", "/profile"),
                Sight.of(ProfileView.class, "profile-token", "viewer", "/profile")
                        .after((page, words) -> {
                            Story.click(page, words.of("tokens.new"));
                            assertThat(page.locator("vaadin-dialog vaadin-button")
                                            .first())
                                    .isVisible();
                        }));
    }

    private static String id(String account) throws SQLException {
        return RunningKunci.database("select id from operator where email = '" + account + "@example.com'");
    }

    private static void ask(Page page, String button) {
        Story.click(page, button);
        assertThat(page.locator("vaadin-confirm-dialog vaadin-button").first()).isVisible();
    }
}
