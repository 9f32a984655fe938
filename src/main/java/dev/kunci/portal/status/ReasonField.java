package dev.kunci.portal.status;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.LengthLimit;
import dev.kunci.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** The field for a reason, which an organization may require. */
public final class ReasonField {

    /** The content of the field while it still has the focus and the server has not received it yet. */
    private static final String TYPED = "element.querySelector('.reason-field').value";

    private ReasonField() {}

    public static TextArea create() {
        TextArea field = new TextArea(Texts.of("status.reason"));
        field.addClassName("reason-field");
        field.setMinRows(2);
        field.setMaxRows(6);
        field.setWidthFull();
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.ON_BLUR);
        field.addValueChangeListener(_ -> field.setInvalid(false));
        LengthLimit.counted(field, PlainText.LONGEST_REASON);
        return field;
    }

    /**
     * Ctrl+Enter or Command+Enter anywhere in the question does what this button does, and the button shows that.
     *
     * @param question contains the field, which is one of this class
     */
    public static void confirms(Component question, TextArea field, Button confirm) {
        hint(confirm);
        keys(question, field, confirm::click);
    }

    /** Shows the shortcut on a button. */
    static void hint(Button confirm) {
        confirm.setTooltipText(Texts.of("status.reason.keys"));
        confirm.getElement().setAttribute("aria-keyshortcuts", "Control+Enter");
    }

    static void keys(Component question, TextArea field, Runnable confirm) {
        question.getElement()
                .addEventListener("keydown", keys -> {
                    field.setValue(keys.getEventData().get(TYPED).asString());
                    confirm.run();
                })
                .setFilter("event.key === 'Enter' && (event.ctrlKey || event.metaKey)")
                .addEventData(TYPED);
    }

    public static void require(TextArea field, boolean required) {
        field.setInvalid(false);
        field.setRequiredIndicatorVisible(required);
        field.setHelperText(Texts.of(required ? "status.reason.required" : "status.reason.optional"));
    }

    /** Whether a required reason is missing, or one is too long; shows an error at the field. */
    public static boolean wrong(TextArea field) {
        if (LengthLimit.exceeded(field, PlainText.LONGEST_REASON)) {
            return true;
        }
        boolean missing = field.isRequiredIndicatorVisible() && field.getValue().isBlank();
        field.setErrorMessage(Texts.of("status.reason.missing"));
        field.setInvalid(missing);
        if (missing) {
            field.focus();
        }
        return missing;
    }

    public static @Nullable String text(TextArea field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
