package dev.kunci.portal.developer;

import dev.kunci.portal.organization.Links;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;

/** What tells the pages of developers from those of app groups: their addresses and their words. */
public enum OwnerKind {
    DEVELOPER(Level.DEVELOPER, "developers", "developer"),
    GROUP(Level.APP_GROUP, "groups", "group");

    private final Level level;
    private final String urlSegment;
    private final String parameter;

    OwnerKind(Level level, String place, String parameter) {
        this.level = level;
        this.urlSegment = place;
        this.parameter = parameter;
    }

    public Level level() {
        return level;
    }

    /** The last step of the list's address, and the prefix of the keys about it. */
    public String urlSegment() {
        return urlSegment;
    }

    /** What names the owner in the address where an app is made. */
    String parameter() {
        return parameter;
    }

    /** The address of the list. */
    public String list(Links links) {
        return links.page(urlSegment);
    }

    /** A text that differs between developers and groups. */
    public String text(String key, Object... arguments) {
        return Texts.of(urlSegment + "." + key, arguments);
    }
}
