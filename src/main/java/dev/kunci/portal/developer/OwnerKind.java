package dev.kunci.portal.developer;

import dev.kunci.portal.layout.Texts;
import dev.kunci.registry.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What tells the pages of developers from those of app groups: their addresses and their words. */
enum OwnerKind {
    DEVELOPER(Level.DEVELOPER, "developers", "developer"),
    GROUP(Level.APP_GROUP, "groups", "group");

    private final Level level;
    private final String place;
    private final String parameter;

    OwnerKind(Level level, String place, String parameter) {
        this.level = level;
        this.place = place;
        this.parameter = parameter;
    }

    Level level() {
        return level;
    }

    /** The last step of the list's address, and the prefix of the keys about it. */
    String place() {
        return place;
    }

    /** What names the owner in the address where an app is made. */
    String parameter() {
        return parameter;
    }

    /** The address of the list. */
    String list(String organization) {
        return "o/" + organization + "/" + place;
    }

    /** The address of the list of apps, filtered to those of an owner. */
    static String apps(String organization, String owner) {
        return "o/" + organization + "/apps?developer="
                + URLEncoder.encode(owner, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A text that differs between developers and groups. */
    String text(String key, Object... arguments) {
        return Texts.of(place + "." + key, arguments);
    }
}
