package dev.kunci.portal.app;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.AttributesField;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.portal.form.ReadOnlyNote;
import dev.kunci.portal.form.TagsField;
import dev.kunci.portal.form.UnloadGuard;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.portal.widget.LengthLimit;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.app.AppEdit;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The details of an app: readable by everybody, editable by editors, and never lost by accident. */
class AppForm extends Div implements UnsavedChanges {

    private final transient AppPage page;
    private final TextField displayName = new TextField(Texts.of("app.field.display-name"));
    private final TextField name = new TextField(Texts.of("app.field.name"));
    private final TextField callbackUrl = new TextField(Texts.of("app.field.callback"));
    private final TextArea notes = new TextArea(Texts.of("app.field.notes"));
    private final TagsField scopes = new TagsField(Texts.of("app.field.scopes"));
    private final AttributesField attributes = new AttributesField(Texts.of("app.field.attributes"), Attribute.MOST);
    private final Button save = new Button(Texts.of("form.save"), _ -> save(() -> {}, () -> {}));
    private final Button discard = new Button(Texts.of("form.discard"), _ -> discard());
    private final Div buttons = new Div(save, discard);
    private final AppFacts facts = new AppFacts();
    private final ReadOnlyNote note = new ReadOnlyNote();
    private final EditConflict conflict;
    private final Binder<AppContent> binder = new Binder<>(AppContent.class);
    private final Map<TextFieldBase<?, String>, LengthLimit> limits = new LinkedHashMap<>();
    private long version;
    private final transient UnloadGuard guard = new UnloadGuard(this);

    AppForm(AppPage page) {
        this.page = page;
        this.conflict = new EditConflict(this::discard, this::overwrite);
        addClassName("app-form");
        notes.setMinRows(3);
        for (TextField field : new TextField[] {displayName, name, callbackUrl}) {
            field.setValueChangeMode(ValueChangeMode.EAGER);
        }
        notes.setValueChangeMode(ValueChangeMode.EAGER);
        binder.setChangeDetectionEnabled(true);
        limits.put(name, LengthLimit.quiet(name, AppContent.LONGEST_NAME));
        for (TextFieldBase<?, String> text : List.of(displayName, callbackUrl, notes)) {
            limits.put(text, LengthLimit.quiet(text, PlainText.LONGEST));
        }
        bound(displayName).bind("displayName");
        bound(name)
                .asRequired(Texts.of("refusal.app.name.empty"))
                .withValidator(text -> !text.isBlank(), Texts.of("refusal.app.name.empty"))
                .bind("name");
        bound(callbackUrl).bind("callbackUrl");
        bound(notes).bind("notes");
        binder.forField(scopes)
                .withConverter(List::copyOf, (List<String> words) -> new LinkedHashSet<>(words))
                .bind("scopes");
        binder.forField(attributes).bind("attributes");
        binder.addStatusChangeListener(_ -> changes());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        buttons.addClassName("form-buttons");
        Div fields = new Div(note, displayName, name, callbackUrl, notes, scopes, attributes, buttons);
        fields.addClassName("form-fields");
        add(conflict, fields, facts);
    }

    private Binder.BindingBuilder<AppContent, String> bound(TextFieldBase<?, String> field) {
        return binder.forField(field)
                .withValidator(Objects.requireNonNull(limits.get(field)).validator());
    }

    /** Shows the app as it was read last, unless there are unsaved changes. */
    void show() {
        AppDetails app = page.app();
        facts.show(app, page.links());
        boolean edits = app.permission().may(Role.EDITOR);
        binder.setReadOnly(!edits);
        name.setRequiredIndicatorVisible(edits);
        name.setHelperText(edits ? Texts.of("app.field.name.help") : "");
        callbackUrl.setPlaceholder(edits ? "https://" : "");
        buttons.setVisible(edits);
        if (!changed()) {
            read();
            note.show(edits, binder.getFields());
        } else if (version != app.version()) {
            conflict(app);
        }
    }

    @Override
    public boolean changed() {
        return page.app().permission().may(Role.EDITOR) && binder.hasChanges();
    }

    @Override
    public void discard() {
        read();
        page.reload();
    }

    private void read() {
        version = page.app().version();
        conflict.setVisible(false);
        AppDetails app = page.app();
        scopes.offer(app.offeredScopes());
        scopes.offer(app.scopes());
        scopes.setHelperText(ScopeLabels.offered(app.offeredScopes()));
        binder.readRecord(content(app));
        limits.forEach((field, limit) -> limit.allow(field.getValue()));
        changes();
    }

    private static AppContent content(AppDetails app) {
        return new AppContent(
                app.name(), app.displayName(), app.callbackUrl(), app.notes(), app.attributes(), app.scopes());
    }

    /** Saves the input over the version that someone else saved meanwhile. */
    private void overwrite() {
        version = stored().version();
        conflict.setVisible(false);
        save(() -> {}, () -> {});
    }

    @Override
    public void save(Runnable saved, Runnable stays) {
        AppEdit edit;
        try {
            Target app = page.app().target();
            edit = new AppEdit(
                    app.organization(), app.id(), version, binder.writeRecord().stripped());
        } catch (ValidationException atTheFields) {
            stays.run();
            return;
        }
        Actor actor = page.actor();
        save.setEnabled(false);
        page.desk()
                .background()
                .run(
                        () -> page.desk().apps().edit(actor, edit),
                        now -> {
                            version = now;
                            binder.readRecord(edit.content());
                            Notices.done(Texts.of("app.form.saved", page.app().title()));
                            page.reload();
                            saved.run();
                        },
                        refusal -> {
                            explain(refusal);
                            stays.run();
                        },
                        () -> save.setEnabled(true));
    }

    private AppDetails stored() {
        return page.desk()
                .reading()
                .find(
                        page.actor(),
                        page.app().target().organization(),
                        page.app().target().id());
    }

    /** Shows what someone else saved beside the input. */
    private void conflict(AppDetails theirs) {
        AppContent mine = new AppContent(
                name.getValue(),
                displayName.getValue(),
                callbackUrl.getValue(),
                notes.getValue(),
                attributes.getValue(),
                List.copyOf(scopes.getValue()));
        conflict.show(
                Texts.of("app.conflict", theirs.modifiedBy(), Times.minute(theirs.modifiedAt())),
                content(theirs).fields(),
                mine.fields());
    }

    private void explain(Refusal refusal) {
        switch (refusal.key()) {
            case "refusal.app.edited" -> conflict(stored());
            case "refusal.app.taken", "refusal.app.name.empty", "refusal.app.name.long" -> at(name, refusal);
            case "refusal.app.callback" -> at(callbackUrl, refusal);
            case "refusal.scopes", "refusal.scopes.none" -> at(scopes, refusal);
            case "refusal.attributes.many",
                    "refusal.attribute.name",
                    "refusal.attribute.long",
                    "refusal.attribute.characters",
                    "refusal.attribute.twice",
                    "refusal.attribute.own" -> at(attributes, refusal);
            default -> Notices.refused(refusal);
        }
    }

    private static <F extends HasValidation & Focusable<?>> void at(F field, Refusal refusal) {
        field.setErrorMessage(Texts.refusal(refusal));
        field.setInvalid(true);
        field.focus();
    }

    private void changes() {
        boolean changed = changed();
        discard.setVisible(changed);
        guard.guard(changed);
    }
}
