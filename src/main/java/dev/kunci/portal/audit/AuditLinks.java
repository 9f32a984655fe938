package dev.kunci.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.audit.NamedObject;
import java.util.UUID;

/** Links from the audit log of one organization to its objects, and back. */
record AuditLinks(String organization) {

    RouterLink log(String text, AuditUrl url) {
        RouterLink link =
                new RouterLink(text, AuditView.class, new RouteParameters(OrganizationView.ORGANIZATION, organization));
        link.setQueryParameters(url.parameters());
        return link;
    }

    /** A link to the page of an object; only its name if it has no page any more. */
    Component page(NamedObject object) {
        if (!object.exists()) {
            return new Span(
                    Texts.of("audit.object.gone." + object.about().kind().code(), object.name()));
        }
        return new Anchor(address(object), Texts.shown(object.name()));
    }

    /** A link to the key inspector, as long as the key exists. */
    Anchor inspector(UUID key) {
        return new Anchor(pages().inspector(key), Texts.of("audit.object.inspect"));
    }

    private String address(NamedObject object) {
        UUID id = object.about().id();
        return switch (object.about().kind()) {
            case APP -> pages().app(id);
            case PRODUCT -> pages().product(id);
            case PERSON -> pages().person(id);
            case OWNER -> pages().owner(id, object.type().equals("app-group"));
        };
    }

    private Links pages() {
        return new Links(organization);
    }
}
