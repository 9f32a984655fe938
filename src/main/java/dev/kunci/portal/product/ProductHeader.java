package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.Breadcrumb;
import dev.kunci.review.CountLimit;
import dev.kunci.review.impact.DeletionImpact;
import dev.kunci.review.product.ProductDetails;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name of the API product and its approval type, and the button that deletes it. */
class ProductHeader extends Header {

    private final transient ProductPage page;
    private final Div trail = new Div();
    private final H1 title = new H1();
    private final Span internal = new Span();
    private final Span approval = new Span();
    private final Button delete = new Button(Texts.of("product.delete"), _ -> ask());

    ProductHeader(ProductPage page) {
        this.page = page;
        addClassName("app-header");
        internal.addClassName("muted");
        approval.addClassName("approval");
        delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        delete.addClassName("header-action");
        Div line = new Div(title, internal, approval, delete);
        line.addClassName("app-line");
        add(trail, line);
    }

    void show() {
        ProductDetails product = page.product();
        String shown = product.draft().displayName();
        trail.removeAll();
        trail.add(Breadcrumb.from(page.links().products(), Texts.of("products.title"))
                .here(shown));
        title.setText(Texts.shown(shown));
        title.setTitle(Texts.shown(shown));
        internal.setText(product.name());
        internal.setVisible(!shown.equals(product.name()));
        approval.setText(Texts.of(
                "product.approval.said", ProductLabels.of(product.draft().approvalType())));
        delete.setVisible(product.permission().may(Role.EDITOR));
    }

    private void ask() {
        ProductDetails product = page.product();
        new DeleteDialog(
                        product.draft().displayName(),
                        ends(page.desk().consequences().ofProduct(page.actor(), product.organization(), product.id())),
                        product.reasonsRequired(),
                        this::delete)
                .open();
    }

    /** What ends, in sentences: apps and keys stay, but without this product. */
    private static List<String> ends(DeletionImpact end) {
        List<String> lines = new ArrayList<>();
        if (end.keys() > CountLimit.ROWS) {
            lines.add(Texts.of("product.delete.uses.more", CountLimit.ROWS));
        } else if (end.keys() > 0) {
            lines.add(Texts.of("product.delete.uses", end.keys(), end.apps()));
        }
        lines.addAll(DeleteDialog.lines(new DeletionImpact(0, 0, end.passing(), end.pending(), end.approvers())));
        return lines;
    }

    private void delete(@Nullable String reason) {
        Actor actor = page.actor();
        ProductDetails product = page.product();
        page.desk()
                .background()
                .run(
                        () -> page.desk().removals().removeProduct(actor, product.organization(), product.id(), reason),
                        keys -> {
                            Notices.done(
                                    Texts.of("product.deleted", product.draft().displayName(), keys));
                            page.gone();
                        });
    }
}
