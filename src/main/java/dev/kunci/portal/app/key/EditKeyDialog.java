package dev.kunci.portal.app.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import dev.kunci.operators.Actor;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.app.ScopeLabels;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.AttributesField;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.portal.form.TagsField;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.ExpiryField;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.value.Attribute;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.shared.Refusal;
import java.util.Optional;

/** Edits the expiry, scopes and attributes of a key; the input stays until it is saved or given up. */
public class EditKeyDialog extends Dialog {

    private final transient AppPage page;
    private final ExpiryField expiry = new ExpiryField();
    private final TagsField scopes = new TagsField(Texts.of("app.field.scopes"));
    private final AttributesField attributes = new AttributesField(Texts.of("app.field.attributes"), Attribute.MOST);
    private final EditConflict conflict = new EditConflict(this::load, this::overwrite);
    private final Button save = new Button(Texts.of("form.save"), _ -> save());
    private transient KeyView key;
    private long version;

    EditKeyDialog(AppPage page, KeyView key) {
        this.page = page;
        this.key = key;
        addClassName("key-dialog");
        setHeaderTitle(Texts.of("app.key.edit.title", key.hint()));
        setCloseOnOutsideClick(false);
        scopes.addValueChangeListener(_ -> scopes.setInvalid(false));
        attributes.addValueChangeListener(_ -> attributes.setInvalid(false));
        add(conflict, expiry, scopes, attributes);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Texts.of("form.cancel"), _ -> close()), save);
        show();
    }

    private void show() {
        version = key.version();
        conflict.setVisible(false);
        expiry.show(key.expiresAt());
        expiry.explain(key.expired() ? Texts.of("app.key.edit.expired") : Texts.of("app.key.edit.expiry"));
        scopes.offer(key.offeredScopes());
        scopes.setHelperText(ScopeLabels.offered(key.offeredScopes()));
        scopes.setWords(key.scopes());
        attributes.setValue(key.attributes());
    }

    /** Shows what someone else saved meanwhile. */
    private void load() {
        page.reload();
        stored().ifPresentOrElse(
                        now -> {
                            key = now;
                            show();
                        },
                        this::close);
    }

    private void overwrite() {
        page.reload();
        stored().ifPresent(now -> version = now.version());
        conflict.setVisible(false);
        save();
    }

    private void save() {
        if (expiry.missing()) {
            return;
        }
        Actor actor = page.actor();
        KeyEdit edit = new KeyEdit(
                key.target().organization(),
                key.target().id(),
                version,
                expiry.value(),
                attributes.getValue(),
                scopes.words());
        save.setEnabled(false);
        page.desk()
                .background()
                .run(
                        () -> page.desk().credentials().edit(actor, edit),
                        _ -> {
                            close();
                            Notices.done(Texts.of("app.key.edited", key.hint()));
                            page.reload();
                        },
                        this::refused,
                        () -> save.setEnabled(true));
    }

    /** Shows what someone else saved beside the input. */
    private void conflict(String sentence) {
        page.reload();
        conflict.show(sentence);
        stored().ifPresent(theirs -> conflict.show(
                sentence,
                KeyEdit.fields(theirs.expiresAt(), theirs.attributes(), theirs.scopes()),
                KeyEdit.fields(expiry.value(), attributes.getValue(), scopes.words())));
    }

    private Optional<KeyView> stored() {
        return page.app().keys().stream()
                .filter(now -> now.target().equals(key.target()))
                .findFirst();
    }

    private void refused(Refusal refusal) {
        String sentence = Texts.refusal(refusal);
        switch (refusal.key()) {
            case "refusal.key.edited" -> conflict(sentence);
            case "refusal.key.expiry", "refusal.key.expired", "refusal.key.leaked" -> expiry.refuse(sentence);
            case "refusal.scopes", "refusal.scopes.none" -> {
                scopes.setErrorMessage(sentence);
                scopes.setInvalid(true);
                scopes.focus();
            }
            case "refusal.attributes.many",
                    "refusal.attribute.name",
                    "refusal.attribute.long",
                    "refusal.attribute.characters",
                    "refusal.attribute.twice" -> {
                attributes.setErrorMessage(sentence);
                attributes.setInvalid(true);
            }
            case "refusal.unknown.credential" -> {
                close();
                Notices.refused(refusal);
                page.reload();
            }
            default -> Notices.refused(refusal);
        }
    }
}
