package dev.kunci.portal.inspector;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.text.Texts;
import java.util.function.Consumer;

/** The field for a key. It is looked up when it is pasted, or with Enter, and then removed from the field. */
class KeyField extends Div {

    private static final String LOOK_UP = "look-up";

    private final TextField text = new TextField(Texts.of("inspector.field"));

    /** @param lookUp receives the input, never an empty one */
    KeyField(Consumer<String> lookUp) {
        addClassName("inspector-bar");
        text.setPlaceholder(Texts.of("inspector.field.placeholder"));
        text.setHelperText(Texts.of("inspector.field.help"));
        text.setAutocomplete(Autocomplete.OFF);
        text.setAutocorrect(false);
        text.setAutocapitalize(Autocapitalize.NONE);
        text.getElement().setAttribute("spellcheck", "false");
        text.setClearButtonVisible(true);
        text.setManualValidation(true);
        text.addClassName("mono");
        text.addValueChangeListener(_ -> text.setInvalid(false));
        text.getElement().addEventListener(LOOK_UP, _ -> send(lookUp));
        Button look = new Button(Texts.of("inspector.look-up"), _ -> send(lookUp));
        look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(text, look);
    }

    private void send(Consumer<String> lookUp) {
        String typed = text.getValue().strip();
        if (!typed.isEmpty()) {
            lookUp.accept(typed);
        }
    }

    /** Removes the input. */
    void forget() {
        text.clear();
    }

    /** Shows an error at the field. */
    void refuse(String sentence) {
        text.setErrorMessage(sentence);
        text.setInvalid(true);
        text.focus();
    }

    void focus() {
        text.focus();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        text.getElement().executeJs("window.kunci.looksUp(this, $0)", LOOK_UP);
    }
}
