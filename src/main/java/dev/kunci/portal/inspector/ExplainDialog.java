package dev.kunci.portal.inspector;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.CopyButton;
import dev.kunci.review.inspection.Inspection;
import java.util.Locale;

/** A text to copy for the developer, in their language: what happened to the key, and what to do next. */
class ExplainDialog extends Dialog {

    private static final Locale INDONESIAN = Locale.of("id");

    private final transient Inspection inspection;
    private final RadioButtonGroup<Locale> language = new RadioButtonGroup<>();
    private final Checkbox withReason = new Checkbox(Texts.of("inspector.explain.with-reason"));
    private final Pre text = new Pre();

    ExplainDialog(Inspection inspection) {
        this.inspection = inspection;
        addClassName("explain-dialog");
        setHeaderTitle(Texts.of("inspector.explain.title"));
        language.setLabel(Texts.of("inspector.explain.language"));
        language.setItems(Locale.ENGLISH, INDONESIAN);
        language.setItemLabelGenerator(one -> Texts.of("inspector.explain.language." + one.getLanguage()));
        language.setValue(Texts.locale().getLanguage().equals(INDONESIAN.getLanguage()) ? INDONESIAN : Locale.ENGLISH);
        language.addValueChangeListener(_ -> show());
        withReason.setVisible(inspection.reason().isPresent());
        withReason.addValueChangeListener(_ -> show());
        text.addClassName("explanation");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", Texts.of("inspector.explain.text"));
        add(language, withReason, text);
        CopyButton copy =
                new CopyButton(text, Texts.of("inspector.explain.copy"), Texts.of("inspector.explain.copied"));
        copy.removeThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        copy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        copy.setIcon(null);
        copy.setText(Texts.of("inspector.explain.copy"));
        getFooter().add(new Button(Texts.of("status.close"), _ -> close()), copy);
        show();
    }

    private void show() {
        Locale chosen = language.getValue();
        text.getElement().setAttribute("lang", chosen.getLanguage());
        text.setText(new Explanation(inspection, chosen, withReason.getValue()).text());
    }
}
