package dev.kunci.portal.developer;

import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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
    public String list(String organization) {
        return "o/" + organization + "/" + urlSegment;
    }

    /** The address of the list of apps, filtered to those of an owner. */
    public static String apps(String organization, String owner) {
        return "o/" + organization + "/apps?developer="
                + URLEncoder.encode(owner, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A text that differs between developers and groups. */
    public String text(String key, Object... arguments) {
        return Texts.of(urlSegment + "." + key, arguments);
    }
}
