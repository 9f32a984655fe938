package dev.kunci.portal.people;

import dev.kunci.portal.organization.Links;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.SubNavigation;

/** The pages of an administrator: people, tokens, gateways, settings. */
public class PeopleTabs extends SubNavigation {

    /** One of the pages; key {@code people.tab.NAME}. */
    public enum Page {
        PEOPLE("people", ""),
        TOKENS("tokens", "/tokens"),
        GATEWAYS("gateways", "/gateways"),
        SETTINGS("settings", "/settings");

        private final String name;
        private final String path;

        Page(String name, String path) {
            this.name = name;
            this.path = path;
        }
    }

    public PeopleTabs() {
        super(Texts.of("people.title"));
    }

    public void show(Links links, Page here) {
        removeAll();
        for (Page page : Page.values()) {
            add(links.people() + page.path, Texts.of("people.tab." + page.name), page == here);
        }
    }
}
