package dev.kunci.portal.developer.list;

import dev.kunci.portal.developer.OwnerKind;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.SubNavigation;

/** Switches between the list of developers and that of app groups, which share one entry of the navigation. */
public class OwnerListsNavigation extends SubNavigation {

    private final transient OwnerKind here;

    OwnerListsNavigation(OwnerKind here) {
        super(Texts.of("owners.kinds"));
        this.here = here;
    }

    void show(Links links) {
        removeAll();
        for (OwnerKind kind : OwnerKind.values()) {
            add(kind.list(links), kind.text("title"), kind == here);
        }
    }
}
