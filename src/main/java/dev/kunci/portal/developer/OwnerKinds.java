package dev.kunci.portal.developer;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import dev.kunci.portal.layout.Texts;

/** The way between the list of developers and that of app groups, which share one entry of the navigation. */
class OwnerKinds extends Nav {

    private final transient OwnerKind here;

    OwnerKinds(OwnerKind here) {
        this.here = here;
        addClassName("owner-kinds");
        setAriaLabel(Texts.of("owners.kinds"));
    }

    void show(String organization) {
        removeAll();
        for (OwnerKind kind : OwnerKind.values()) {
            Anchor link = new Anchor(kind.list(organization), kind.text("title"));
            if (kind == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        }
    }
}
