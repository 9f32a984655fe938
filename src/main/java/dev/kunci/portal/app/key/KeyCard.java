package dev.kunci.portal.app.key;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.TimeText;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.access.Gate;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import java.time.Instant;

/** One key: the pair, its validity, its status, and its products. */
public class KeyCard extends Section {

    /** @param pair of this key */
    KeyCard(AppPage page, KeyView key, KeyPairRow pair) {
        AppDetails app = page.app();
        String name = name(key);
        addClassName("key-card");
        getElement().setAttribute("aria-label", name);
        Gate shut = GateLabels.above(key.standing(), key.access());
        boolean blocked = shut != null && shut.kind() != Gate.Kind.EXPIRY;
        Component status = page.statuses()
                .of(
                        new DecidableStatus(key.target(), name, key.standing()),
                        blocked,
                        app.permission().decidesAll());
        Div standing = new Div(caption(), status);
        if (app.permission().may(Role.EDITOR)) {
            standing.add(new KeyMenu(page, key));
        }
        standing.addClassName("key-status");
        Header head = new Header(pair, times(page, key), standing);
        head.addClassName("key-head");
        add(head);
        if (shut != null && blocked) {
            add(blocked(app, shut));
        }
        add(key.grants().isEmpty() ? none() : new GrantTable(page, key));
        if (app.permission().may(Role.EDITOR)) {
            Button product = new Button(Texts.of("app.product.add"), _ -> new AddProductDialog(page, key).open());
            product.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            product.setAriaLabel(Texts.of("app.product.add.to", key.hint()));
            product.addClassName("add-product");
            add(product);
        }
    }

    private static Anchor inspect(AppPage page, KeyView key) {
        Anchor inspect = new Anchor(page.links().inspector(key.target().id()), Texts.of("app.key.inspect"));
        inspect.setAriaLabel(Texts.of("app.key.inspect.of", key.hint()));
        return inspect;
    }

    static String name(KeyView key) {
        return Texts.of("app.key.name", key.hint());
    }

    private static Span caption() {
        Span caption = new Span(Texts.of("app.status"));
        caption.addClassName("caption");
        caption.getElement().setAttribute("aria-hidden", "true");
        return caption;
    }

    private static Div times(AppPage page, KeyView key) {
        Div times = new Div(
                new TimeText(key.issuedAt(), Texts.of("app.key.issued", Times.date(key.issuedAt()))), expiry(key));
        if (!key.scopes().isEmpty()) {
            times.add(new Span(Texts.of("app.key.scopes", String.join(", ", key.scopes()))));
        }
        times.add(inspect(page, key));
        times.addClassName("key-times");
        return times;
    }

    private static HtmlContainer expiry(KeyView key) {
        Instant expires = key.expiresAt();
        if (expires == null) {
            return new Span(Texts.of("app.key.expires.never"));
        }
        boolean expired = key.expired();
        TimeText expiry =
                new TimeText(expires, Texts.of(expired ? "app.key.expired" : "app.key.expires", Times.minute(expires)));
        expiry.setClassName("key-expired", expired);
        return expiry;
    }

    /** The gate that blocks something which is open by itself. */
    private static Paragraph blocked(AppDetails app, Gate shut) {
        Paragraph why = new Paragraph(Texts.of("app.blocked", new GateLabels(app).of(shut)));
        why.addClassName("blocked");
        return why;
    }

    /** The same in a word, if the sentence is shown above. */
    static Span blockedBy(AppDetails app, Gate shut) {
        Span why = new Span(new GateLabels(app).by(shut));
        why.setTitle(Texts.of("app.blocked", new GateLabels(app).of(shut)));
        why.addClassName("blocked");
        return why;
    }

    private static Paragraph none() {
        Paragraph none = new Paragraph(Texts.of("app.products.none"));
        none.addClassName("muted");
        return none;
    }
}
