package dev.kunci.portal.developer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.binder.ValidationException;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.portal.form.UnloadGuard;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerDetails;
import dev.kunci.shared.Refusal;

/** The details of an owner: readable by everybody, editable by editors, and never lost by accident. */
class OwnerForm extends Div implements UnsavedChanges {

    private final transient OwnerPage page;
    private final OwnerFields<?> fields;
    private final Button save = new Button(Texts.of("form.save"), _ -> save(() -> {}, () -> {}));
    private final Button discard = new Button(Texts.of("form.discard"), _ -> discard());
    private final Div buttons = new Div(save, discard);
    private final OwnerFacts facts = new OwnerFacts();
    private final EditConflict conflict = new EditConflict(this::discard, this::overwrite);
    private final transient UnloadGuard guard = new UnloadGuard(this);
    private long version;

    OwnerForm(OwnerPage page) {
        this.page = page;
        this.fields = OwnerFields.of(page.kind());
        addClassName("app-form");
        fields.onChange(this::changes);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        buttons.addClassName("form-buttons");
        fields.add(buttons);
        add(conflict, fields, facts);
    }

    /** Shows the owner as it was read last, unless there are unsaved changes. */
    void show() {
        OwnerDetails owner = page.owner();
        facts.show(owner);
        boolean edits = owner.permission().may(Role.EDITOR);
        buttons.setVisible(edits);
        if (!changed()) {
            read();
            fields.edits(edits, false);
        } else if (version != owner.version()) {
            conflict(owner);
        }
    }

    @Override
    public boolean changed() {
        return page.owner().permission().may(Role.EDITOR) && fields.changed();
    }

    @Override
    public void discard() {
        read();
        page.reload();
    }

    private void read() {
        version = page.owner().version();
        conflict.setVisible(false);
        fields.read(page.owner().content());
        changes();
    }

    /** Saves the input over the version that someone else saved meanwhile. */
    private void overwrite() {
        version = latest().version();
        conflict.setVisible(false);
        save(() -> {}, () -> {});
    }

    private OwnerDetails latest() {
        return page.desk().reading().find(page.actor(), page.owner().target());
    }

    @Override
    public void save(Runnable saved, Runnable stays) {
        OwnerContent content;
        try {
            content = fields.write().stripped();
        } catch (ValidationException atTheFields) {
            stays.run();
            return;
        }
        Actor actor = page.actor();
        Target target = page.owner().target();
        long from = version;
        save.setEnabled(false);
        page.desk()
                .background()
                .run(
                        () -> page.desk().edit(actor, target, from, content),
                        now -> {
                            version = now;
                            fields.read(content);
                            page.reload();
                            Notices.done(Texts.of("owner.saved", page.owner().title()));
                            saved.run();
                        },
                        refusal -> {
                            explain(refusal);
                            stays.run();
                        },
                        () -> save.setEnabled(true));
    }

    private void explain(Refusal refusal) {
        if (refusal.key().endsWith(".edited")) {
            conflict(latest());
        } else {
            fields.explain(refusal);
        }
    }

    /** Shows what someone else saved beside the input. */
    private void conflict(OwnerDetails theirs) {
        String sentence = page.kind().text("conflict", theirs.modifiedBy(), Times.minute(theirs.modifiedAt()));
        try {
            conflict.show(sentence, theirs.content().fields(), fields.write().fields());
        } catch (ValidationException incomplete) {
            conflict.show(sentence);
        }
    }

    private void changes() {
        boolean changed = changed();
        discard.setVisible(changed);
        guard.guard(changed);
    }
}
