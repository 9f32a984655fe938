package dev.kunci.portal.list;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.LengthLimit;
import dev.kunci.review.SavedFilters;
import dev.kunci.shared.Refusal;
import java.util.function.Consumer;

/** Asks for the name under which a filter is saved; the input stays if it is refused. */
class SaveFilterDialog extends Dialog {

    private final TextField name = new TextField(Texts.of("views.name"));
    private final transient Consumer<String> save;

    /** @param save throws a refusal if the name cannot be used */
    SaveFilterDialog(Consumer<String> save) {
        this.save = save;
        addClassName("save-filter");
        setHeaderTitle(Texts.of("views.title"));
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.setAutofocus(true);
        name.setWidthFull();
        name.addKeyDownListener(Key.ENTER, _ -> save());
        name.addValueChangeListener(_ -> name.setInvalid(false));
        LengthLimit.quiet(name, SavedFilters.LONGEST_NAME);
        add(name, new Paragraph(Texts.of("views.text")));
        Button cancel = new Button(Texts.of("form.cancel"), _ -> close());
        Button keep = new Button(Texts.of("form.save"), _ -> save());
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(cancel, keep);
    }

    private void save() {
        try {
            save.accept(name.getValue());
            close();
        } catch (Refusal refusal) {
            name.setErrorMessage(Texts.refusal(refusal));
            name.setInvalid(true);
            name.focus();
        }
    }
}
