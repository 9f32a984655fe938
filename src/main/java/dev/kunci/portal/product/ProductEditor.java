package dev.kunci.portal.product;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.portal.form.UnloadGuard;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.text.ActorLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.definition.WideningEffect;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.review.product.ProductDetails;
import dev.kunci.shared.Refusal;

/** The details of an API product: readable by everybody, editable by editors, and never lost by accident. */
class ProductEditor extends Div implements UnsavedChanges {

    private final transient ProductPage page;
    private final ProductForm form;
    private final Button save = new Button(Texts.of("form.save"), _ -> save(() -> {}, () -> {}));
    private final Button discard = new Button(Texts.of("form.discard"), _ -> discard());
    private final Span edited = new Span();
    private final Div buttons = new Div(save, discard, edited);
    private final EditConflict conflict = new EditConflict(this::discard, this::overwrite);
    private final transient UnloadGuard guard = new UnloadGuard(this);
    private long version;

    ProductEditor(ProductPage page) {
        this.page = page;
        form = new ProductForm(PathPolicy.of(page.desk().settings()), this::changes);
        addClassName("product-editor");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        edited.addClassName("muted");
        buttons.addClassNames("form-buttons", "form-bar");
        add(conflict, form, buttons);
    }

    /** Shows the product as it was read last, unless there are unsaved changes. */
    void show() {
        save.setVisible(edits());
        ProductDetails product = page.product();
        edited.setText(Texts.of(
                "product.fact.changed", Times.minute(product.modifiedAt()), ActorLabels.beside(product.modifiedBy())));
        edited.setTitle(Times.utc(product.modifiedAt()));
        if (!changed()) {
            read();
        } else if (version != product.version()) {
            conflict(product);
        }
    }

    private boolean edits() {
        return page.product().permission().may(Role.EDITOR);
    }

    @Override
    public boolean changed() {
        return edits() && form.changed();
    }

    @Override
    public void discard() {
        read();
        page.reload();
    }

    private void read() {
        ProductDetails product = page.product();
        version = product.version();
        conflict.setVisible(false);
        form.read(ProductInput.of(product.name(), product.draft()), product.approvers(), edits(), false);
        form.stored(product.stored());
        changes();
    }

    /** Saves the input over the version that someone else saved meanwhile. */
    private void overwrite() {
        version = stored().version();
        conflict.setVisible(false);
        save(() -> {}, () -> {});
    }

    private ProductDetails stored() {
        return page.desk()
                .reading()
                .find(
                        page.actor(),
                        page.product().organization(),
                        page.product().id());
    }

    /** Asks first if the edit makes more reachable for existing keys. */
    @Override
    public void save(Runnable saved, Runnable stays) {
        Actor actor = page.actor();
        ProductDetails product = page.product();
        ProductContent draft = form.input().draft();
        save.setEnabled(false);
        page.desk()
                .background()
                .run(
                        () -> page.desk().widenings().forecast(actor, product.organization(), product.id(), draft),
                        impact -> {
                            if (impact.wider().none() || impact.keys() == 0 && impact.effect() == WideningEffect.NONE) {
                                store(draft, saved, stays);
                            } else {
                                String name = product.draft().displayName();
                                new WideningDialog(name, impact, () -> store(draft, saved, stays), stays).open();
                            }
                        },
                        refusal -> {
                            explain(refusal);
                            stays.run();
                        },
                        () -> save.setEnabled(true));
    }

    private void store(ProductContent draft, Runnable saved, Runnable stays) {
        Actor actor = page.actor();
        ProductDetails product = page.product();
        long from = version;
        save.setEnabled(false);
        page.desk()
                .background()
                .run(
                        () -> page.desk().products().edit(actor, product.organization(), product.id(), from, draft),
                        now -> saved(now, draft, saved),
                        refusal -> {
                            explain(refusal);
                            stays.run();
                        },
                        () -> save.setEnabled(true));
    }

    private void saved(long now, ProductContent draft, Runnable then) {
        ProductDetails product = page.product();
        version = now;
        form.read(ProductInput.of(product.name(), draft), product.approvers(), edits(), false);
        page.reload();
        form.stored(page.product().stored());
        Notices.done(Texts.of("product.saved", page.product().draft().displayName()));
        then.run();
    }

    private void explain(Refusal refusal) {
        if (refusal.key().equals("refusal.product.edited")) {
            conflict(stored());
        } else {
            form.explain(refusal);
        }
    }

    /** Shows what someone else saved beside the input. */
    private void conflict(ProductDetails theirs) {
        conflict.show(
                Texts.of("product.conflict", theirs.modifiedBy(), Times.minute(theirs.modifiedAt())),
                theirs.draft().fields(),
                form.input().draft().fields());
    }

    private void changes() {
        boolean changed = changed();
        discard.setVisible(changed);
        guard.guard(changed);
    }
}
