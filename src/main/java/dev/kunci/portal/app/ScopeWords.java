package dev.kunci.portal.app;

import dev.kunci.portal.layout.Texts;
import java.util.List;

/** Says which scopes an app or a key can have. */
final class ScopeWords {

    private ScopeWords() {}

    static String offered(List<String> scopes) {
        return scopes.isEmpty()
                ? Texts.of("app.field.scopes.none")
                : Texts.of("app.field.scopes.help", String.join(", ", scopes));
    }
}
