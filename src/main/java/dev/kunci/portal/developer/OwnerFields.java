package dev.kunci.portal.developer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.AttributesField;
import dev.kunci.portal.form.ReadOnlyNote;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.LengthLimit;
import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.value.Attribute;
import dev.kunci.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The editable fields of an owner, for the form that creates one and the form that edits it. */
abstract class OwnerFields<C extends OwnerContent> extends Div {

    private final Class<C> type;
    private final Binder<C> binder;
    private final Map<TextField, LengthLimit> lines = new LinkedHashMap<>();
    private final ReadOnlyNote note = new ReadOnlyNote();
    private final AttributesField attributes = new AttributesField(Texts.of("owner.field.attributes"), Attribute.MOST);

    /** @param type a record with one component for each field */
    OwnerFields(Class<C> type) {
        this.type = type;
        this.binder = new Binder<>(type);
        addClassName("form-fields");
        binder.setChangeDetectionEnabled(true);
    }

    static OwnerFields<?> of(OwnerKind kind) {
        return kind == OwnerKind.DEVELOPER ? new DeveloperFields() : new GroupFields();
    }

    /** A single-line field for a component of the record. */
    protected final TextField line(String property) {
        TextField field = named(property);
        bound(field).bind(property);
        return field;
    }

    /** The same for a required one. */
    protected final TextField line(String property, String missing) {
        TextField field = named(property);
        bound(field)
                .asRequired(Texts.of(missing))
                .withValidator(text -> !text.isBlank(), Texts.of(missing))
                .bind(property);
        return field;
    }

    private TextField named(String property) {
        TextField field = new TextField(Texts.of("owner.field." + property));
        field.setValueChangeMode(ValueChangeMode.EAGER);
        lines.put(field, LengthLimit.quiet(field, OwnerContent.LONGEST));
        return field;
    }

    private Binder.BindingBuilder<C, String> bound(TextField field) {
        return binder.forField(field)
                .withValidator(Objects.requireNonNull(lines.get(field)).validator());
    }

    /** Shows the fields, and below them the attributes. */
    protected final void show(Component... fields) {
        binder.forField(attributes).bind("attributes");
        add(note);
        add(fields);
        add(attributes);
    }

    /** @return the field for the name */
    protected abstract TextField named();

    /** @return the field for the e-mail address */
    protected abstract TextField email();

    /** @param fresh whether the owner does not exist yet */
    void edits(boolean may, boolean fresh) {
        binder.setReadOnly(!may);
        named().setRequiredIndicatorVisible(may);
        note.show(may, binder.getFields());
    }

    void onChange(Runnable changed) {
        binder.addStatusChangeListener(_ -> changed.run());
    }

    void read(OwnerContent content) {
        binder.readRecord(type.cast(content));
        lines.forEach((line, limit) -> limit.allow(line.getValue()));
    }

    /** @throws ValidationException if the fields show errors */
    C write() throws ValidationException {
        return binder.writeRecord();
    }

    boolean changed() {
        return binder.hasChanges();
    }

    /** Shows a refusal at its field, else in a notice. */
    void explain(Refusal refusal) {
        String key = refusal.key();
        if (key.startsWith("refusal.email")) {
            at(email(), refusal);
        } else if (key.startsWith("refusal.attribute.") || key.equals("refusal.attributes.many")) {
            at(attributes, refusal);
        } else if (key.endsWith(".taken") || key.startsWith("refusal.app-group.")) {
            at(named(), refusal);
        } else {
            Notices.refused(refusal);
        }
    }

    private static <F extends HasValue<?, ?> & HasValidation & Focusable<?>> void at(F field, Refusal refusal) {
        field.setErrorMessage(Texts.refusal(refusal));
        field.setInvalid(true);
        field.focus();
    }
}
