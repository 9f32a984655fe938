package dev.kunci.portal.operators;

import com.vaadin.flow.component.html.Anchor;
import dev.kunci.portal.layout.Texts;

/** Leads to the page that tells what programs do with a token. */
class ApiReference extends Anchor {

    ApiReference() {
        super("api", Texts.of("tokens.reference"));
        setRouterIgnore(true);
    }
}
