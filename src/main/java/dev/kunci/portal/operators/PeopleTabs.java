package dev.kunci.portal.operators;

import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.layout.Texts;
import java.util.List;

/** The pages of an administrator, each with an address of its own: people, tokens, settings. */
class PeopleTabs extends Tabs {

    private static final List<Page> PAGES = List.of(
            new Page("people", PeopleView.class),
            new Page("tokens", TokensView.class),
            new Page("settings", SettingsView.class));

    private record Page(String name, Class<? extends OrganizationView> view) {}

    PeopleTabs() {
        addClassName("people-tabs");
    }

    void show(String organization, Class<? extends OrganizationView> here) {
        removeAll();
        for (Page page : PAGES) {
            Tab tab = new Tab(new RouterLink(
                    Texts.of("people.tab." + page.name()),
                    page.view(),
                    new RouteParameters(OrganizationView.ORGANIZATION, organization)));
            add(tab);
            if (page.view() == here) {
                setSelectedTab(tab);
            }
        }
    }
}
