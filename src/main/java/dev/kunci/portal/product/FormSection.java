package dev.kunci.portal.product;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.kunci.portal.text.Texts;

/** A section of a long form: its subject on the left, its fields on the right. */
class FormSection extends Section {

    private final Div body = new Div();

    /** @param key of the title; the sentence below it is {@code KEY.help} */
    FormSection(String key, Component... fields) {
        addClassName("form-section");
        Div head = new Div(new H2(Texts.of(key)), new Paragraph(Texts.of(key + ".help")));
        head.addClassName("form-section-head");
        body.add(fields);
        body.addClassName("form-fields");
        add(head, body);
    }

    /** Is visible only if it has content. */
    void fit() {
        setVisible(body.getChildren().anyMatch(Component::isVisible));
    }
}
