package dev.kunci.portal.app;

import dev.kunci.portal.text.Texts;
import java.util.List;

/** Explains which scopes an app or a key can have. */
public final class ScopeLabels {

    private ScopeLabels() {}

    public static String offered(List<String> scopes) {
        return scopes.isEmpty()
                ? Texts.of("app.field.scopes.none")
                : Texts.of("app.field.scopes.help", String.join(", ", scopes));
    }
}
