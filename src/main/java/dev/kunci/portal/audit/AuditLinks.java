package dev.kunci.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.audit.NamedObject;
import java.util.UUID;

/** Ways from the record of one organization to what it speaks of, and back. */
record AuditLinks(String organization) {

    RouterLink log(String text, AuditUrl query) {
        RouterLink link =
                new RouterLink(text, AuditView.class, new RouteParameters(OrganizationView.ORGANIZATION, organization));
        link.setQueryParameters(query.parameters());
        return link;
    }

    /** The page of an object; its name alone where it has none any more. */
    Component page(NamedObject object) {
        if (!object.exists()) {
            return new Span(
                    Texts.of("audit.object.gone." + object.about().kind().code(), object.name()));
        }
        return new Anchor(address(object), Texts.shown(object.name()));
    }

    /** What is known of a key, as long as there is one. */
    Anchor inspector(UUID key) {
        return new Anchor("o/" + organization + "/inspector?key=" + key, Texts.of("audit.object.inspect"));
    }

    private String address(NamedObject object) {
        String pages = "o/" + organization + "/";
        return switch (object.about().kind()) {
            case APP -> pages + "apps/" + object.about().id();
            case PRODUCT -> pages + "products/" + object.about().id();
            case PERSON -> pages + "people/" + object.about().id();
            case OWNER ->
                pages
                        + (object.type().equals("app-group") ? "groups/" : "developers/")
                        + object.about().id();
        };
    }
}
