package dev.kunci.portal.tokens;

import com.vaadin.flow.component.html.Anchor;
import dev.kunci.portal.text.Texts;

/** Leads to the page that tells what programs do with a token. */
public class ApiReference extends Anchor {

    public ApiReference() {
        super("api", Texts.of("tokens.reference"));
        setRouterIgnore(true);
    }
}
