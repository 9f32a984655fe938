package dev.kunci.portal.text;

import dev.kunci.operators.Actor;

/** Who did something, as people say it; what the console has created or changed was imported. */
public final class ActorLabels {

    private static final String CONSOLE = Actor.console().name();

    private ActorLabels() {}

    /** Beside a time: "by rina@example.com", or "imported". */
    public static String beside(String name) {
        return name.equals(CONSOLE) ? Texts.of("by.imported") : Texts.of("by.person", name);
    }

    /** In a sentence: "by rina@example.com", or "by an import". */
    public static String by(String name) {
        return name.equals(CONSOLE) ? Texts.of("by.import") : Texts.of("by.person", name);
    }
}
