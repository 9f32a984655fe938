package dev.kunci.portal.widget;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.kunci.portal.text.Texts;

/** The breadcrumb of a detail page: links from its list down, and the page itself last. */
public final class Breadcrumb extends Nav {

    private Breadcrumb(String address, String name) {
        addClassName("trail");
        setAriaLabel(Texts.of("trail.label"));
        add(new Anchor(address, Texts.said(name)));
    }

    /** @param address without a leading slash, for example {@code o/acme/products} */
    public static Breadcrumb from(String address, String name) {
        return new Breadcrumb(address, name);
    }

    /** Adds a step before the page itself. */
    public Breadcrumb then(String address, String name) {
        add(separator(), new Anchor(address, Texts.said(name)));
        return this;
    }

    /** Adds the page itself as the last step. */
    public Breadcrumb here(String name) {
        Span here = new Span(Texts.said(name));
        here.setTitle(Texts.said(name));
        here.getElement().setAttribute("aria-current", "page");
        add(separator(), here);
        return this;
    }

    private static Span separator() {
        Span separator = new Span("/");
        separator.getElement().setAttribute("aria-hidden", "true");
        return separator;
    }
}
