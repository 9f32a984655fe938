package dev.kunci.portal.developer;

import dev.kunci.portal.layout.Siblings;
import dev.kunci.portal.layout.Texts;

/** The list of developers and that of app groups, which share one entry of the navigation. */
class OwnerKinds extends Siblings {

    private final transient OwnerKind here;

    OwnerKinds(OwnerKind here) {
        super(Texts.of("owners.kinds"));
        this.here = here;
    }

    void show(String organization) {
        removeAll();
        for (OwnerKind kind : OwnerKind.values()) {
            add(kind.list(organization), kind.text("title"), kind == here);
        }
    }
}
