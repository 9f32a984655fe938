package dev.kunci.portal.widget;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import dev.kunci.portal.text.Texts;

/** The navigation between pages that share one entry of the main navigation; each has its own URL. */
public class SubNavigation extends Nav {

    /** @param label the name of the group of pages, for screen readers */
    public SubNavigation(String label) {
        addClassName("siblings");
        setAriaLabel(label);
    }

    /** @param here whether it is the current page */
    public void add(String address, String name, boolean here) {
        Anchor link = new Anchor(address, Texts.said(name));
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
    }
}
