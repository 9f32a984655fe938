package dev.kunci.portal.widget;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import dev.kunci.portal.text.Texts;

/** The way between pages that share one entry of the navigation; each has an address of its own. */
public class SubNavigation extends Nav {

    /** @param label what the pages are together, for those who do not see them */
    public SubNavigation(String label) {
        addClassName("siblings");
        setAriaLabel(label);
    }

    /** @param here whether it is the page that is shown */
    public void add(String address, String name, boolean here) {
        Anchor link = new Anchor(address, Texts.said(name));
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
    }
}
