package dev.kunci.portal.developer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.operators.Role;
import dev.kunci.portal.status.AccessText;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.text.ActorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.widget.Breadcrumb;
import dev.kunci.review.AccessState;
import dev.kunci.review.owner.OwnerDetails;

/** The name of the owner, its status, and how many of its keys pass. */
class OwnerHeader extends Header {

    private final transient OwnerPage page;

    OwnerHeader(OwnerPage page) {
        this.page = page;
        addClassName("app-header");
    }

    void show() {
        OwnerDetails owner = page.owner();
        removeAll();
        H1 title = new H1(Texts.shown(owner.title()));
        title.setTitle(owner.title());
        Div line = new Div(title, page.statuses().of(status(owner), false, decides(owner)), sum(owner));
        line.addClassName("app-line");
        if (owner.permission().may(Role.EDITOR)) {
            Span space = new Span();
            space.addClassName("space");
            line.add(space, newApp(owner), delete());
        }
        add(
                Breadcrumb.from(
                                page.kind().list(page.context().links()),
                                page.kind().text("title"))
                        .here(owner.title()),
                line);
        if (!owner.standing().status().open()) {
            Paragraph shut = new Paragraph(Texts.of(
                    "owner.shut",
                    Times.minute(owner.standing().since()),
                    ActorLabels.by(owner.standing().by())));
            shut.addClassName("blocked");
            add(shut);
        }
    }

    private static boolean decides(OwnerDetails owner) {
        return owner.permission().decidesAll();
    }

    static DecidableStatus status(OwnerDetails owner) {
        return new DecidableStatus(owner.target(), owner.content().name(), owner.standing());
    }

    private static Span sum(OwnerDetails owner) {
        if (owner.keys() == 0) {
            Span none = new Span(Texts.of("owner.sum.no-keys", owner.apps()));
            none.addClassName("count");
            return none;
        }
        return new AccessText(
                AccessState.of(owner.openKeys(), owner.keys()),
                Texts.of("owner.sum", owner.apps(), owner.openKeys(), owner.keys()));
    }

    private Button newApp(OwnerDetails owner) {
        return new Button(Texts.of("owner.new-app"), _ -> getUI().ifPresent(ui -> ui.navigate(
                page.context().links().newApp(),
                QueryParameters.of(page.kind().parameter(), owner.content().name()))));
    }

    private Button delete() {
        Button delete = new Button(Texts.of("owner.delete"), _ -> new OwnerDeletion(page).ask());
        delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        delete.addClassName("delete");
        return delete;
    }
}
