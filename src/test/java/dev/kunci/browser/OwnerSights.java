package dev.kunci.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kunci.portal.developer.DeveloperView;
import dev.kunci.portal.developer.GroupView;
import dev.kunci.portal.developer.NewDeveloperView;
import dev.kunci.portal.developer.NewGroupView;
import dev.kunci.portal.developer.list.DevelopersView;
import dev.kunci.portal.developer.list.GroupsView;
import java.sql.SQLException;
import java.util.List;

/** The owners of apps as people see them; one app group is created, because the demo has none. */
final class OwnerSights {

    private static final String DEVELOPERS = "/o/acme/developers";
    private static final String GROUPS = "/o/acme/groups";

    private OwnerSights() {}

    static List<Sight> all() throws SQLException {
        String developer = DEVELOPERS + "/"
                + RunningKunci.database("select id from developer where status = 'inactive' order by id limit 1");
        return List.of(
                Sight.of(DevelopersView.class, "developers", "approver", DEVELOPERS),
                Sight.of(DevelopersView.class, "developers-none", "viewer", DEVELOPERS + "?q=zzzz"),
                Sight.of(DevelopersView.class, "developers-status", "approver", DEVELOPERS)
                        .after((page, words) -> Sights.openStatus(page)),
                Sight.of(NewDeveloperView.class, "developer-new", "editor", DEVELOPERS + "/new"),
                Sight.of(DeveloperView.class, "developer", "viewer", developer),
                Sight.of(DeveloperView.class, "developer-edit", "editor", developer),
                Sight.of(DeveloperView.class, "developer-apps", "approver", developer + "?tab=apps"),
                Sight.of(DeveloperView.class, "developer-history", "viewer", developer + "?tab=history"),
                Sight.of(GroupsView.class, "groups", "editor", GROUPS),
                Sight.of(NewGroupView.class, "group-new", "editor", GROUPS + "/new"),
                Sight.of(GroupView.class, "group", "editor", GROUPS).after((page, words) -> {
                    if (page.locator("vaadin-grid a").count() == 0) {
                        page.navigate(GROUPS + "/new");
                        page.getByLabel(words.of("owner.field.name")).first().fill("partners");
                        Story.click(page, words.of("groups.create"));
                    } else {
                        page.locator("vaadin-grid a").first().click();
                    }
                    assertThat(page.locator("vaadin-tab").first()).isVisible();
                }));
    }
}
