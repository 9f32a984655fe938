package dev.kunci.portal.developer;

import dev.kunci.portal.organization.Links;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;

/** The differences between the pages of developers and those of app groups: their URLs and their texts. */
public enum OwnerKind {
    DEVELOPER(Level.DEVELOPER, "developers", "developer"),
    GROUP(Level.APP_GROUP, "groups", "group");

    private final Level level;
    private final String urlSegment;
    private final String parameter;

    OwnerKind(Level level, String urlSegment, String parameter) {
        this.level = level;
        this.urlSegment = urlSegment;
        this.parameter = parameter;
    }

    public Level level() {
        return level;
    }

    /** The last segment of the list's URL, and the prefix of its message keys. */
    public String urlSegment() {
        return urlSegment;
    }

    /** The URL parameter that names the owner of a new app. */
    String parameter() {
        return parameter;
    }

    /** The URL of the list. */
    public String list(Links links) {
        return links.page(urlSegment);
    }

    /** A text that differs between developers and groups. */
    public String text(String key, Object... arguments) {
        return Texts.of(urlSegment + "." + key, arguments);
    }
}
