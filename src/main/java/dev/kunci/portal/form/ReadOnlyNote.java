package dev.kunci.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.operators.Role;
import dev.kunci.portal.text.Texts;
import java.util.stream.Stream;

/** Tells people who may not edit a form which role they need, and hides empty fields. */
public final class ReadOnlyNote extends Paragraph {

    public ReadOnlyNote() {
        super(Texts.of("form.read-only", Texts.of("audit.value.roles." + Role.EDITOR.code())));
        addClassName("read-only-note");
        setVisible(false);
    }

    /** @param fields those to hide if they are empty */
    public void show(boolean edits, Stream<? extends HasValue<?, ?>> fields) {
        setVisible(!edits);
        fields.forEach(field -> {
            if (field instanceof Component component) {
                component.setVisible(edits || !field.isEmpty());
            }
        });
    }
}
