package dev.kunci.portal.tokens;

import com.vaadin.flow.component.html.Anchor;
import dev.kunci.portal.text.Texts;

/** A link to the API reference. */
public class ApiReference extends Anchor {

    public ApiReference() {
        super("api", Texts.of("tokens.reference"));
        setRouterIgnore(true);
    }
}
