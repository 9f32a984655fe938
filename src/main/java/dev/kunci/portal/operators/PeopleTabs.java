package dev.kunci.portal.operators;

import dev.kunci.portal.layout.Siblings;
import dev.kunci.portal.layout.Texts;

/** The pages of an administrator: people, tokens, gateways, settings. */
class PeopleTabs extends Siblings {

    /** One of the pages; key {@code people.tab.NAME}. */
    enum Page {
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

    PeopleTabs() {
        super(Texts.of("people.title"));
    }

    void show(String organization, Page here) {
        removeAll();
        for (Page page : Page.values()) {
            add("o/" + organization + "/people" + page.path, Texts.of("people.tab." + page.name), page == here);
        }
    }
}
